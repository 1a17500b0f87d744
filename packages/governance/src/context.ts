import type { AdminIdentity, Identity, Policy, PolicyStore } from '@gridweave/access';
import type { PublicKey } from '@gridweave/audit';
import type { Engine, ReadFacts } from '@gridweave/engine';
import type { TargetRules } from '@gridweave/webhooks';
import type { DocumentNode } from 'graphql';
import type { Kysely } from 'kysely';
import type { FailedPlugin } from './plugins/failed-plugin.ts';
import type { PluginWork } from './plugins/plugin-work.ts';
import type { Processes } from './system/server-process.ts';

/** An operation as the endpoint of departments would take it. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly isQuery: boolean;
  readonly isSubscription: boolean;
  /** All its root fields are data of the graph, not requests about permissions. */
  readonly isData: boolean;
}

/** What the desk needs of webhooks beside their tables. */
export interface WebhookDesk {
  readonly rules: TargetRules;
  /** Most webhooks of one client. */
  readonly most: number;
  /** Has a webhook looked at now. */
  readonly wake: (webhook: { readonly id: string; readonly client: string }) => Promise<void>;
}

/** What holds for each client of a department. */
export interface ClientLimits {
  /** In a minute. */
  readonly requests: number;
  /** Calls of one root field in a minute. */
  readonly fields: number;
  /** Records that its operations may be estimated to read in a minute. */
  readonly cost: number;
  /** The same of one operation. */
  readonly operationCost: number;
  /** Open at once on a node. */
  readonly streams: number;
  /** Running at once on a node. */
  readonly exports: number;
  readonly webhooks: number;
}

/** What governance works with. */
export interface Governance {
  readonly limits: ClientLimits;
  readonly webhooks: WebhookDesk;
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  /** Checks and measures a document as the endpoint of departments does. @throws for one that it would refuse */
  readonly readOperation: (
    policy: Policy,
    text: string,
    operationName: string | undefined,
    variables: Readonly<Record<string, unknown>>,
  ) => ReadOperation;
}

/** What a server process knows of its plugins beyond the graph. */
export interface Installed {
  readonly failed: readonly FailedPlugin[];
  /** The names of the settings that the deployment gives, by plugin. */
  readonly given: ReadonlyMap<string, ReadonlySet<string>>;
  readonly work: PluginWork;
}

/** Of a call at the admin endpoint. */
export interface AdminContext extends Governance {
  readonly admin: AdminIdentity;
  readonly signal: AbortSignal;
  readonly installed: Installed;
  readonly processes: Processes;
  /** Keys whose seals of the log are trusted. */
  readonly sealKeys: readonly PublicKey[];
  /** Notes what a preview read, for its own audit record; resolves when the record is durable. */
  readonly recordPreview: (preview: PreviewRecord) => Promise<void>;
}

/** What a preview read, as a department would have. */
export interface PreviewRecord {
  readonly department: string;
  readonly policyVersion: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly facts: ReadFacts;
}

/** Of a call at the department's endpoint. */
export interface DeskContext extends Governance {
  readonly caller: Identity;
  readonly policy: Policy;
  /** What the call said that it is for. */
  readonly purpose: string | null;
}
