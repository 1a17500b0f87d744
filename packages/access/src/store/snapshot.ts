import type { DefaultFacts, DenialFacts, DepartmentFacts, GrantFacts } from '../policy/facts.ts';

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

export interface AdminFacts extends CredentialFacts {
  readonly roles: readonly string[];
}

/** A department with the version of its last change. */
export interface VersionedDepartment extends DepartmentFacts {
  readonly title: { readonly zh: string; readonly en: string };
  readonly version: string;
}

/** All rules as they stood at one version of the policy. */
export interface Snapshot {
  readonly version: string;
  readonly departments: ReadonlyMap<string, VersionedDepartment>;
  readonly clients: ReadonlyMap<string, ClientFacts>;
  readonly admins: ReadonlyMap<string, AdminFacts>;
  /** Active grants by department. */
  readonly grants: ReadonlyMap<string, readonly GrantFacts[]>;
  readonly denials: readonly DenialFacts[];
  readonly defaults: DefaultFacts;
  readonly minimumGroup: number;
}
