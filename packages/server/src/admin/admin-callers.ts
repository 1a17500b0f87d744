import type { AdminIdentity, PolicyStore } from '@gridweave/access';

import { bearerKey } from '../identity/index.ts';
import type { Tokens } from './tokens.ts';

/** An admin, and when the token ends by which one was identified. */
export interface IdentifiedAdmin extends AdminIdentity {
  readonly expiresAt?: number;
}

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
    return this.identifyCredential(bearerKey(header), address);
  }

  /** The same for a key or token by itself. */
  async identifyCredential(credential: string, address: string): Promise<IdentifiedAdmin> {
    if (!this.#tokens || !isToken(credential)) return this.#policies.identifyAdmin(credential, address);
    const { issuer, subject, expiresAt } = await this.#tokens.verify(credential);
    return { ...this.#policies.identifySubject(issuer, subject), expiresAt };
  }

  /** Whether it is a credential of admins by its shape. */
  isOfAdmin(credential: string): boolean {
    return credential.startsWith('gwa_') || (this.#tokens !== undefined && isToken(credential));
  }
}

/** Three parts of base64url; keys of ours have no dots. */
function isToken(credential: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(credential);
}
