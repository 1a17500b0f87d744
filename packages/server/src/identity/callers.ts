import type { Identity, PolicyStore } from '@gridweave/access';
import { LRUCache } from 'lru-cache';

import { bearerKey } from './bearer.ts';

interface Verified {
  readonly identity: Identity;
  readonly address: string;
  readonly version: string;
}

/**
 * Who sends a request. A verification holds for the same header from the same address until any permission changes;
 * what the clock changes, `policyFor` looks at each time. Refusals are not kept.
 */
export class Callers {
  readonly #policies: PolicyStore;
  readonly #verified = new LRUCache<string, Verified>({ max: 1_000 });

  constructor(policies: PolicyStore) {
    this.#policies = policies;
  }

  /** @throws GridweaveError UNAUTHENTICATED, CREDENTIAL_EXPIRED or FORBIDDEN */
  identify(header: string | undefined, address: string): Identity {
    const { version } = this.#policies;
    const known = header === undefined ? undefined : this.#verified.get(header);
    if (known !== undefined && known.version === version && known.address === address) return known.identity;
    const identity = this.#policies.identify(bearerKey(header), address);
    this.#verified.set(header!, { identity, address, version });
    return identity;
  }
}
