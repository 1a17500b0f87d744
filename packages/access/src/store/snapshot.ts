import type { AdminRole } from '../admins/roles.ts';
import type { Rules } from '../rules/rules.ts';

/** A client or an admin as the store knows it. */
export interface CredentialFacts {
  readonly id: string;
  readonly name: string;
  readonly keyHash: Buffer;
  readonly state: 'active' | 'suspended';
  readonly expiresAt: number | null;
  readonly addressRanges: readonly string[];
}

export interface ClientFacts extends CredentialFacts {
  readonly department: string;
}

export interface AdminFacts extends Omit<CredentialFacts, 'keyHash'> {
  /** Null for a person of the identity provider. */
  readonly keyHash: Buffer | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** The admin for whom a script works. */
  readonly owner: string | null;
  readonly roles: readonly AdminRole[];
}

/** All rules as they stood at one version of the policy, and whose keys hold. */
export interface Snapshot extends Rules {
  readonly clients: ReadonlyMap<string, ClientFacts>;
  readonly admins: ReadonlyMap<string, AdminFacts>;
}
