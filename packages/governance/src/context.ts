import type { AdminIdentity, Identity, Policy, PolicyStore } from '@gridweave/access';
import type { Engine } from '@gridweave/engine';
import type { DocumentNode } from 'graphql';
import type { Kysely } from 'kysely';

/** What governance works with. */
export interface Governance {
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  /** Checks and measures a document as the endpoint of departments does. @throws for one that it would refuse */
  readonly readDocument: (policy: Policy, text: string) => DocumentNode;
}

/** Of a call at the admin endpoint. */
export interface AdminContext extends Governance {
  readonly admin: AdminIdentity;
  readonly requestId: string;
  /** Notes what a preview read, for its own audit record. */
  readonly onPreview: (preview: PreviewRecord) => void;
}

/** What a preview read, as a department would have. */
export interface PreviewRecord {
  readonly department: string;
  readonly policyVersion: string;
  readonly document: string;
  readonly operationName: string | null;
  readonly coordinates: readonly string[];
  readonly masked: readonly string[];
  readonly rows: number;
}

/** Of a call at the department's endpoint. */
export interface DeskContext extends Governance {
  readonly caller: Identity;
  readonly policy: Policy;
}
