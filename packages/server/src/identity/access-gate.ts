import type { Policy } from '@gridweave/access';

/** Who sends a request: a client of a department. */
export interface Caller {
  readonly client: string;
  readonly department: string;
}

/** What the server asks of access control. */
export interface AccessGate {
  /**
   * The client that a key belongs to, now.
   * @throws GridweaveError UNAUTHENTICATED or CREDENTIAL_EXPIRED, POLICY_UNCONFIRMED when that cannot be said
   */
  identify(key: string): Caller | Promise<Caller>;
  /** What the caller may do, now. @throws GridweaveError POLICY_UNCONFIRMED when the node may not answer */
  policyFor(caller: Caller): Policy;
  /** Why no policy can be confirmed; undefined when it can. */
  readonly unconfirmed: { readonly zh: string; readonly en: string } | undefined;
}
