import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Policy } from '@gridweave/access';
import type { Model, ReadSettings } from '@gridweave/kit';
import type { ChangeReader } from './changes/change-reader.ts';
import type { ReplicaFacts, Seen } from './replicas/index.ts';
import type { ExportRequest, PlannedExport } from './export/export.ts';
import type { OwnRequest, OwnChange } from './resolve/own-change.ts';
import type { OperationPlan } from './run/explain.ts';
import type { Subjects } from './write/subject-reader.ts';

/** One operation to answer. The document is parsed and valid for `Engine.schemaOf(policy.model)`. */
export interface OperationRequest {
  readonly document: DocumentNode;
  /** Stands for the document in caches: its text, or the id of a trusted document. */
  readonly documentKey: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly policy: Policy;
  /** `X-Gridweave-Denied: null`: denied fields come as null instead of refusing the operation. */
  readonly deniedAsNull: boolean;
  readonly client: string;
  readonly signal: AbortSignal;
  /**
   * What the answer has to show at least, as an earlier answer told, beside what the engine remembers of the client.
   * Undefined: only the primary will do.
   */
  readonly seen?: Seen | undefined;
}

/** What was read, for the audit log. */
export interface ReadFacts {
  readonly operation: string | null;
  readonly coordinates: readonly string[];
  readonly masked: readonly string[];
  readonly rows: number;
  /** Something that is sensitive was read unmasked on some rows. */
  readonly sensitive: boolean;
  /** The rows whose personal information the answer held, masked or not. */
  readonly subjects: readonly Subjects[];
  readonly lane: 'compiled' | 'mixed' | 'ordinary' | 'export';
}

/** The answer as the bytes of the response body, with status and facts. */
export interface OperationAnswer {
  readonly body: Buffer;
  readonly status: number;
  readonly facts: ReadFacts;
  /** How far the answer may have seen, where replicas are read and the request asked with `seen`. */
  readonly seen?: Seen | undefined;
}

/** Work of a plugin that no caller asked for. */
export type OwnWork = Omit<OwnRequest, 'changedBy'>;

/** What it works with. */
export type OwnWorkContext = OwnChange & { readonly settings: ReadSettings };

export interface Engine {
  /** The graph of a model without fields labelled `none`: documents are validated against it. */
  schemaOf(model: Model): GraphQLSchema;
  /** The part of the graph that a policy grants, for introspection. */
  schemaFor(policy: Policy): GraphQLSchema;
  /**
   * Answers an operation. Refusals, wrong input and an unreachable database are thrown as GridweaveError or
   * GraphQLError (for values that scalars refuse); other errors are bugs.
   */
  execute(request: OperationRequest): Promise<OperationAnswer>;
  /** How `execute` would answer a query; throws as it does when the query is refused. */
  explain(request: OperationRequest): OperationPlan;
  /**
   * The same for an operation that ran before under the same policy and is served without resolvers; undefined when
   * it must go through `execute`.
   */
  executeKnown(request: Omit<OperationRequest, 'document'>): Promise<OperationAnswer> | undefined;
  /**
   * Opens an operation on `changes` under its policy: a page of the feed, or batches for streams.
   * @throws GridweaveError FIELD_NOT_GRANTED, BAD_USER_INPUT or BAD_REQUEST
   */
  changes(request: OperationRequest): ChangeReader;
  /** Answers an operation whose root fields are all the platform's own, which read no department data by a plan. */
  executeOwn(request: OperationRequest, context: object): Promise<OperationAnswer>;
  /** Has a plugin do its own work, a job or a health check, in a transaction in which it reaches its own tables only. */
  work<T>(model: Model, work: OwnWork, does: (context: OwnWorkContext) => Promise<T>): Promise<T>;
  /** Admits and plans an export of all rows of one list; refusals are thrown as by `execute`. */
  planExport(request: ExportRequest): PlannedExport;
  /**
   * Notes that a client is told what the primary shows by now, so that its queries show no less.
   * @returns how far that is; undefined without replicas
   */
  primaryShown(client: string): Promise<Seen | undefined>;
  /** How many plans are kept, for metrics. */
  readonly planCount: number;
  /** Undefined without replicas. */
  readonly replicas: ReplicaFacts | undefined;
  close(): Promise<void>;
}
