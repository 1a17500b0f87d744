import type { AdminIdentity, PolicyStore } from '@gridweave/access';

import { bearerKey } from '../identity/index.ts';
import type { Tokens } from './tokens.ts';

/** Who calls the admin endpoint: the owner of a key, or a person whom the identity provider names. */
export class AdminCallers {
  readonly #policies: PolicyStore;
  readonly #tokens: Tokens | undefined;

  constructor(policies: PolicyStore, tokens: Tokens | undefined) {
    this.#policies = policies;
    this.#tokens = tokens;
  }

  /** @throws GridweaveError UNAUTHENTICATED, CREDENTIAL_EXPIRED, FORBIDDEN or IDENTITY_PROVIDER_UNAVAILABLE */
  async identify(header: string | undefined, address: string): Promise<AdminIdentity> {
    this.#policies.requireConfirmed();
    const credential = bearerKey(header);
    if (!this.#tokens || !isToken(credential)) return this.#policies.identifyAdmin(credential, address);
    const { issuer, subject } = await this.#tokens.verify(credential);
    return this.#policies.identifySubject(issuer, subject);
  }
}

/** Three parts of base64url; keys of ours have no dots. */
function isToken(credential: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(credential);
}
