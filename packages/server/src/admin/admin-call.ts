import type { AdminIdentity } from '@gridweave/access';

import type { RequestParams } from '../http/read-params.ts';

/** One request to the admin endpoint and what became of it. */
export interface AdminCall {
  readonly requestId: string;
  /** When it arrived, on the monotonic clock. */
  readonly arrived: number;
  readonly signal: AbortSignal;
  admin: AdminIdentity | undefined;
  params: RequestParams | undefined;
  /** Root fields that were called; known when the document is valid. */
  roots: readonly string[];
  isMutation: boolean;
  /** `ok`, or the code of the first error. */
  outcome: string;
}
