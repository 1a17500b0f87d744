import { execute } from 'graphql';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Kysely } from 'kysely';
import type { ChangePageValue, ChangeValue } from '@gridweave/kit';
import type { ChangeLog, LoggedChange } from '../change-log.ts';
import type { OperationRequest, ReadFacts } from '../engine.ts';
import type { Run } from '../plan/bind.ts';
import { planRow } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Replicas, Seen } from '../replicas/index.ts';
import { formatExecutionErrors, type ReportBug } from '../run/execution-errors.ts';
import { extensionsOf } from '../run/extensions.ts';
import type { Graph } from '../run/graph.ts';
import type { Admitted } from '../run/plans.ts';
import type { PreparedOperation } from '../run/prepared.ts';
import { type CallerContext, resolvedLoader, type ResolverRules } from '../resolve/resolved-loader.ts';
import { countRows, runStatements } from '../run/statements.ts';
import { coerceVariables } from '../run/variables.ts';
import type { Lanes } from '../wire/lanes.ts';
import { RowDecoder } from '../write/decode.ts';
import { SubjectReader, type Subjects } from '../write/subject-reader.ts';
import { type ChangeRequest, changeRequest } from './change-request.ts';
import { expiredCursor, openCursor, sealCursor } from './change-cursor.ts';
import { type SeenChange, seeChanges } from './see-changes.ts';

/** What reads changes of the engine. */
export interface ChangeRuntime {
  /** Connections to the primary: what is told of is not on all replicas yet. */
  readonly lanes: Lanes;
  readonly replicas: Replicas | undefined;
  readonly db: Kysely<any>;
  readonly log: ChangeLog;
  readonly reportBug: ReportBug;
  readonly resolvers: ResolverRules;
}

/** What came of a batch of changes: results of the operation as JSON texts, and what was read. */
export interface ChangeBatch {
  readonly messages: readonly ChangeMessage[];
  readonly facts: ReadFacts;
  /** How far they have seen who get them, where replicas are read. */
  readonly seen: Seen | undefined;
}

/** A result of the operation, also as a JSON text, and where a client goes on after it. */
export interface ChangeMessage {
  /** What it tells, whatever was selected of it. */
  readonly told: ChangeValue;
  readonly result: ExecutionResult;
  readonly text: string;
  readonly cursor: string;
}

interface Planned {
  readonly plan: Plan;
  readonly subjects: SubjectReader;
}

/** Entries of the log that one page looks at most; beyond it a page is short and says that there is more. */
const window = 5_000;

/**
 * An operation on `changes` under one policy, admitted and planned once. Callers with the same document, variables and
 * policy share it.
 */
export class ChangeReader {
  readonly request: ChangeRequest;
  readonly #graph: Graph;
  readonly #operation: OperationRequest;
  readonly #runtime: ChangeRuntime;
  readonly #admitted: Admitted;
  readonly #extensions: Readonly<Record<string, unknown>> | undefined;
  readonly #plans = new Map<string, Planned>();
  readonly #prepared: PreparedOperation;
  readonly #input: Parameters<typeof planRow>[0];
  #lastNotice: { readonly key: string; readonly message: Promise<ChangeMessage> } | undefined;

  /** @throws GridweaveError FIELD_NOT_GRANTED, BAD_USER_INPUT or BAD_REQUEST */
  constructor(graph: Graph, operation: OperationRequest, runtime: ChangeRuntime) {
    this.#graph = graph;
    this.#operation = operation;
    this.#runtime = runtime;
    const prepared = graph.plans.operation(operation);
    const variables = coerceVariables(graph.schema, prepared.operation, operation.variables);
    this.#admitted = graph.plans.admit(operation, variables);
    const { model, schema } = graph;
    const { policy } = operation;
    this.request = changeRequest(model, schema, policy, prepared, variables, this.#admitted.coordinates);
    this.#extensions = extensionsOf({ ...this.#admitted.notes, rounded: [] }, policy, model);
    this.#prepared = prepared;
    this.#input = graph.plans.input(operation, prepared, variables);
  }

  /** What it reads, before anything was read. */
  get facts(): ReadFacts {
    return this.#facts(0, []);
  }

  /** Equal for callers that can share the work. */
  get shared(): string {
    const { documentKey, operationName, policy, deniedAsNull } = this.#operation;
    const client = this.#resolves() ? this.#operation.client : null;
    return JSON.stringify([
      documentKey,
      operationName ?? null,
      policy.key,
      client,
      deniedAsNull,
      this.request.variables,
    ]);
  }

  /** Whether plugins' own code is told who asks. */
  #resolves(): boolean {
    return this.#admitted.coordinates.some((coordinate) => {
      const [type = '', name = ''] = coordinate.split(':')[0]!.split('.');
      return this.#graph.model.types.get(type)?.fields.get(name)?.definition.kind === 'resolved';
    });
  }

  /** The cursor at a position of the log. */
  cursorAt(position: string): string {
    return sealCursor(this.#input.cursors, { rights: this.request.rights, position });
  }

  /** Where a reader begins: at its cursor or now; `isOther` when its rights were others when it got the cursor. */
  begin(after = this.request.after): { readonly position: string; readonly isOther: boolean } {
    const { rights } = this.request;
    if (after === null) return { position: this.#runtime.log.position(), isOther: false };
    const cursor = openCursor(this.#input.cursors, after);
    // an export names the policy that it was made under
    const isSame = cursor.rights === rights || cursor.rights === this.#operation.policy.key;
    return { position: cursor.position, isOther: !isSame };
  }

  /** The next page of the feed as the answer to the operation. */
  async page(): Promise<{ readonly body: Buffer; readonly facts: ReadFacts; readonly seen: Seen | undefined }> {
    const { log } = this.#runtime;
    const { position, isOther } = this.begin();
    const upTo = log.position();
    const found = await this.#read(position, upTo);
    const notice = isOther ? [this.#notice('RESYNC', position)] : [];
    const { values, rows, subjects } = await this.#values(found.changes, position, found.position);
    const page: ChangePageValue = {
      changes: [...notice, ...values],
      cursor: this.cursorAt(found.position),
      hasMore: found.hasMore,
    };
    const body = Buffer.from(JSON.stringify(await this.#execute(page)));
    const seen = await this.#runtime.replicas?.primaryShows();
    this.shown(this.#operation.client, seen);
    return { body, facts: this.#facts(rows, subjects), seen };
  }

  /** Notes that a client gets what was read, so that its queries show no less. */
  shown(client: string, seen: Seen | undefined): void {
    if (seen) this.#runtime.replicas?.shown(client, seen);
  }

  /** The entries after a position, as many as a page holds, up to another position or as far as the log has come. */
  next(
    after: string,
    upTo: string = this.#runtime.log.position(),
  ): Promise<{ readonly changes: readonly LoggedChange[]; readonly position: string; readonly hasMore: boolean }> {
    return this.#read(after, upTo);
  }

  /** Reads entries until a page is full or the log is at its end. */
  async #read(
    from: string,
    upTo: string,
  ): Promise<{ readonly changes: readonly LoggedChange[]; readonly position: string; readonly hasMore: boolean }> {
    const { types, first } = this.request;
    const page = await this.#runtime.log.read(from, upTo, types, window);
    if (page === 'expired') throw expiredCursor();
    if (!page) return { changes: [], position: from, hasMore: false };
    if (page.changes.length <= first) return page;
    // too many for one page: as many ids as surely fit
    const narrow = await this.#runtime.log.read(from, upTo, types, first);
    if (narrow === 'expired' || !narrow) throw expiredCursor();
    return narrow;
  }

  /** What a stream sends for entries of the log that come after `before`; their position is `after`. */
  async batch(changes: readonly LoggedChange[], before: string, after: string): Promise<ChangeBatch> {
    const { kinds, types } = this.request;
    const followed = changes.filter(({ type }) => types.includes(type));
    const { values, rows, subjects } = await this.#values(followed, before, after);
    const wanted = kinds ? values.filter(({ kind }) => kinds.has(kind)) : values;
    const messages = await Promise.all(wanted.map((value) => this.#tell(value)));
    const seen = messages.length > 0 ? await this.#runtime.replicas?.primaryShows() : undefined;
    return { messages, facts: this.#facts(rows, subjects), seen };
  }

  /** A message that only tells of the stream itself; one for all streams that have come as far in the same second. */
  notice(kind: 'RESYNC' | 'HEARTBEAT', position: string): Promise<ChangeMessage> {
    const key = `${kind} ${position} ${Math.floor(Date.now() / 1_000)}`;
    if (this.#lastNotice?.key !== key) this.#lastNotice = { key, message: this.#tell(this.#notice(kind, position)) };
    return this.#lastNotice.message;
  }

  /** All entries between two positions, for a stream that catches up; page by page. */
  async *catchUp(
    from: string,
    upTo: string,
  ): AsyncGenerator<{ readonly changes: readonly LoggedChange[]; readonly before: string; readonly after: string }> {
    for (let before = from; ;) {
      const page = await this.#runtime.log.read(before, upTo, this.request.types, window);
      if (page === 'expired' || !page) throw expiredCursor();
      yield { changes: page.changes, before, after: page.position };
      before = page.position;
      if (!page.hasMore) return;
    }
  }

  #notice(kind: 'RESYNC' | 'HEARTBEAT', position: string): ChangeValue {
    const at = new Date().toISOString();
    return { kind, type: null, id: null, at, fields: [], cursor: this.cursorAt(position), record: null };
  }

  /** Changes with their records; all but the last have the cursor before the batch, so that nothing is skipped. */
  async #values(
    changes: readonly LoggedChange[],
    before: string,
    after: string,
  ): Promise<{
    readonly values: readonly ChangeValue[];
    readonly rows: number;
    readonly subjects: readonly Subjects[];
  }> {
    const seen = changes.length === 0 ? [] : await seeChanges(this.#runtime.db, this.request.viewer, changes);
    const records = await Promise.all(seen.map((change) => this.#record(change)));
    const shown = seen.flatMap((change, i) => {
      const read = records[i]!;
      // gone since it was looked at: the change that took it away is told by itself
      return change.kind !== 'LEFT' && this.request.records.length > 0 && read.record === null
        ? []
        : [{ change, read }];
    });
    const [held, reached] = [this.cursorAt(before), this.cursorAt(after)];
    return {
      values: shown.map(({ change, read }, i) => ({
        kind: change.kind,
        type: change.type,
        id: change.record,
        at: change.at,
        fields: change.fields,
        cursor: i === shown.length - 1 ? reached : held,
        record: read.record,
      })),
      rows: shown.reduce((sum, { read }) => sum + read.rows, 0),
      subjects: shown.flatMap(({ read }) => read.subjects),
    };
  }

  async #record(
    change: SeenChange,
  ): Promise<{ readonly record: object | null; readonly rows: number; readonly subjects: readonly Subjects[] }> {
    const { records } = this.request;
    if (change.kind === 'LEFT' || records.length === 0) return { record: null, rows: 1, subjects: [] };
    let planned = this.#plans.get(change.type);
    if (!planned) {
      const plan = planRow(this.#input, change.type, 'record', records);
      this.#plans.set(change.type, (planned = { plan, subjects: new SubjectReader(plan) }));
    }
    const run: Run = {
      variables: this.#input.variables,
      key: { street_code: change.street, id: change.record },
      memo: new Map(),
    };
    const rows = await runStatements(this.#runtime.lanes, planned.plan, run);
    const context: CallerContext = {
      department: this.#operation.policy.department,
      client: this.#operation.client,
      signal: this.#operation.signal,
    };
    const root = new RowDecoder(rows, run, resolvedLoader(context, this.#runtime.resolvers)).root(planned.plan);
    return {
      record: (root['record'] ?? null) as object | null,
      rows: countRows(rows),
      subjects: planned.subjects.read(rows, run),
    };
  }

  async #tell(value: ChangeValue): Promise<ChangeMessage> {
    const result = await this.#execute(value);
    return { told: value, result, text: JSON.stringify(result), cursor: value.cursor };
  }

  async #execute(value: ChangeValue | ChangePageValue): Promise<ExecutionResult> {
    const { policy, deniedAsNull, document, variables, operationName } = this.#operation;
    const result = await execute({
      schema: this.#graph.guarded,
      document,
      rootValue: { [this.request.key]: value },
      contextValue: { policy, deniedAsNull },
      variableValues: variables as Record<string, unknown>,
      ...(operationName === undefined ? {} : { operationName }),
    });
    const errors = formatExecutionErrors(result.errors ?? [], this.#runtime.reportBug).filter(
      (error) => !(deniedAsNull && error.extensions?.code === 'FIELD_NOT_GRANTED'),
    );
    return {
      data: result.data ?? null,
      ...(errors.length > 0 ? { errors: errors as unknown as readonly GraphQLError[] } : {}),
      ...(this.#extensions ? { extensions: this.#extensions } : {}),
    };
  }

  #facts(rows: number, subjects: readonly Subjects[]): ReadFacts {
    const { notes, coordinates, sensitive } = this.#admitted;
    return {
      operation: this.#prepared.operation.name?.value ?? null,
      coordinates,
      masked: notes.masked,
      rows,
      sensitive: sensitive && rows > 0,
      subjects,
      lane: 'ordinary',
    };
  }
}
