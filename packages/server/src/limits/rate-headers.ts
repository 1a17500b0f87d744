import type { Account } from './accounts.ts';

/** The values of `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers) for a client's requests. */
export function rateHeaders({ requests }: Account): { policy: string; state: string } {
  return {
    policy: `"requests";q=${requests.quota};w=60`,
    state: `"requests";r=${requests.remaining};t=${requests.resetsIn}`,
  };
}
