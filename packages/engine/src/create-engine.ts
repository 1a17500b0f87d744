import { execute, type GraphQLSchema } from 'graphql';
import { buildSchema, GridweaveError, type Model } from '@gridweave/kit';
import { defaultAnswerLimits, type Policy, visibilityOf } from '@gridweave/access';
import { ChangeReader } from './changes/change-reader.ts';
import type { EngineOptions } from './engine-options.ts';
import { openReads } from './open-reads.ts';
import type { Engine, OperationAnswer, OperationRequest, OwnWork, OwnWorkContext } from './engine.ts';
import type { ExportRequest, PlannedExport } from './export/export.ts';
import { planExport } from './export/plan-export.ts';
import type { Run } from './plan/bind.ts';
import type { Plan } from './plan/plan.ts';
import { factsOf } from './run/facts.ts';
import { explainPlan, type OperationPlan } from './run/explain.ts';
import { formatExecutionErrors } from './run/execution-errors.ts';
import { introspect } from './run/introspection.ts';
import { mutationRoot, type MutationRuntime } from './run/mutation.ts';
import type { KnownPlan } from './run/plans.ts';
import { type PreparedOperation, rootFields } from './run/prepared.ts';
import { Graph } from './run/graph.ts';
import { type ReplicaFacts, type Replicas, ReplicatedRead, type Seen } from './replicas/index.ts';
import { defaultResolverLimits } from './resolve/budget.ts';
import { Circuits } from './resolve/circuits.ts';
import { ownChange } from './resolve/own-change.ts';
import { ownSettings } from './resolve/own-settings.ts';
import { type CallerContext, resolvedLoader, type ResolverRules } from './resolve/resolved-loader.ts';
import { roundCounts } from './run/rounded-counts.ts';
import { type Reads, runStatements } from './run/statements.ts';
import { coerceVariables } from './run/variables.ts';
import type { Lanes } from './wire/lanes.ts';
import type { Rows } from './wire/rows.ts';
import { RowDecoder } from './write/decode.ts';
import type { Subjects } from './write/subject-reader.ts';

/** The engine of one process. */
export function createEngine(options: EngineOptions): Engine {
  return new PlannedEngine(options);
}

class PlannedEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #lanes: Lanes;
  readonly #replicas: Replicas | undefined;
  readonly #resolvers: ResolverRules;
  readonly #graphs = new WeakMap<Model, Graph>();
  #latest: Graph | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#resolvers = {
      limits: options.resolverLimits ?? defaultResolverLimits,
      circuits: new Circuits(),
      settings: options.pluginSettings ?? new Map(),
    };
    const { lanes, replicas } = openReads(options);
    this.#lanes = lanes;
    this.#replicas = replicas;
  }

  #readsOf({ client, seen }: Omit<OperationRequest, 'document'>): Reads {
    const replicas = this.#replicas;
    if (!replicas || !seen) return this.#lanes;
    return new ReplicatedRead((calls, size) => replicas.read(calls, size, client, seen));
  }

  /** What a mutation returns is read on the primary, and still shows no less than the client has seen. */
  #readsAfterChange({ client, seen }: OperationRequest): Reads {
    const replicas = this.#replicas;
    if (!replicas || !seen) return this.#lanes;
    return new ReplicatedRead((calls, size) => replicas.readPrimary(calls, size, client, seen));
  }

  schemaOf(model: Model): GraphQLSchema {
    return this.#graphOf(model).schema;
  }

  schemaFor(policy: Policy): GraphQLSchema {
    const { schemas } = this.#graphOf(policy.model);
    let schema = schemas.get(policy.key);
    if (!schema) {
      schema = buildSchema(policy.model, visibilityOf(policy, policy.model), this.#options.extend);
      schemas.set(policy.key, schema);
    }
    return schema;
  }

  #graphOf(model: Model): Graph {
    let graph = this.#graphs.get(model);
    if (!graph) {
      graph = new Graph(model, this.#options.planCacheSize ?? 2_000, this.#options.extend);
      this.#graphs.set(model, graph);
      this.#latest = graph;
    }
    return graph;
  }

  executeKnown(request: Omit<OperationRequest, 'document'>): Promise<OperationAnswer> | undefined {
    const { schema, plans } = this.#graphOf(request.policy.model);
    const prepared = plans.knownOperation(request);
    if (!prepared || prepared.operation.operation !== 'query') return undefined;
    const variables = coerceVariables(schema, prepared.operation, request.variables);
    const known = plans.known(request, prepared, variables);
    if (!known || known.plan.resolved || known.introspects) return undefined;
    return this.#compiled(this.#readsOf(request), request.policy, prepared, known, variables);
  }

  async execute(request: OperationRequest): Promise<OperationAnswer> {
    const { schema, plans } = this.#graphOf(request.policy.model);
    const prepared = plans.operation(request);
    const variables = coerceVariables(schema, prepared.operation, request.variables);
    switch (prepared.operation.operation) {
      case 'query': {
        const known = plans.plan(request, prepared, variables);
        return known.plan.resolved
          ? this.#mixed(request, prepared, known, variables)
          : this.#compiled(this.#readsOf(request), request.policy, prepared, known, variables, request);
      }
      case 'mutation':
        return this.#mutation(request, prepared, variables);
      default:
        throw new GridweaveError('BAD_REQUEST', { zh: '此接口尚不支持订阅', en: 'subscriptions are not served here' });
    }
  }

  explain(request: OperationRequest): OperationPlan {
    const { model } = request.policy;
    const { schema, plans } = this.#graphOf(model);
    const prepared = plans.operation(request);
    return explainPlan(
      model,
      plans.plan(request, prepared, coerceVariables(schema, prepared.operation, request.variables)),
    );
  }

  async #compiled(
    reads: Reads,
    policy: Policy,
    prepared: PreparedOperation,
    known: KnownPlan,
    variables: Readonly<Record<string, unknown>>,
    request?: OperationRequest,
  ): Promise<OperationAnswer> {
    const run: Run = { variables, key: {}, memo: new Map() };
    const rows = await this.#rows(reads, policy, known.plan, run);
    const given = known.introspects && request ? await this.#introspect(request, prepared, variables) : undefined;
    const body = known.writer.write(rows, run, known.tail, given);
    const subjects = known.subjects.read(rows, run);
    const facts = factsOf(prepared, known, rows, subjects, given ? 'ordinary' : 'compiled');
    return { body, status: 200, facts, seen: reads.seen };
  }

  async #rows(reads: Reads, policy: Policy, plan: Plan, run: Run): Promise<readonly Rows[]> {
    const rows = await runStatements(reads, plan, run);
    if (plan.rounded.length === 0) return rows;
    const { db, answerLimits: limits = defaultAnswerLimits } = this.#options;
    return roundCounts({ reads, db, limits }, policy, plan, run, rows);
  }

  #introspect(
    request: OperationRequest,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<ReadonlyMap<string, string>> {
    return introspect(
      this.schemaFor(request.policy),
      prepared,
      rootFields(this.schemaOf(request.policy.model), prepared, variables),
      variables,
    );
  }

  async #mixed(
    request: OperationRequest,
    prepared: PreparedOperation,
    known: KnownPlan,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<OperationAnswer> {
    if (known.introspects)
      throw new GridweaveError('BAD_REQUEST', {
        zh: '请将 __schema、__type 与数据字段分成两次请求',
        en: 'ask for __schema and __type in a request of their own',
      });
    const run: Run = { variables, key: {}, memo: new Map() };
    const reads = this.#readsOf(request);
    const rows = await this.#rows(reads, request.policy, known.plan, run);
    const context = resolveContext(request);
    const root = new RowDecoder(rows, run, resolvedLoader(context, this.#resolvers)).root(known.plan);
    const body = await this.#executor(request, root, known.extensions);
    const subjects = known.subjects.read(rows, run);
    const facts = factsOf(prepared, known, rows, subjects, 'mixed');
    return { body, status: 200, facts, seen: reads.seen };
  }

  async #mutation(
    request: OperationRequest,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<OperationAnswer> {
    const { model, schema, plans } = this.#graphOf(request.policy.model);
    const { notes, coordinates, sensitive } = plans.admit(request, variables);
    let rows = 0;
    const subjects: Subjects[] = [];
    const runtime = {
      model,
      plans,
      reads: this.#readsAfterChange(request),
      ...this.#changing(),
      resolvers: this.#resolvers,
    };
    const fields = rootFields(schema, prepared, variables);
    const root = mutationRoot(runtime, request, prepared, variables, fields, resolveContext(request), (count, read) => {
      rows += count;
      subjects.push(...read);
    });
    const body = await this.#executor(request, root, undefined);
    const seen = request.seen && (await this.#replicas?.wrote(request.client, request.seen));
    const operation = prepared.operation.name?.value ?? null;
    const facts = {
      operation,
      coordinates,
      masked: notes.masked,
      rows,
      sensitive,
      subjects,
      lane: 'ordinary' as const,
    };
    return { body, status: 200, facts, seen };
  }

  /** What code of plugins that changes data needs. */
  #changing(): Pick<MutationRuntime, 'db' | 'records' | 'confine'> {
    const { db, records, confine } = this.#options;
    if (!confine)
      throw new GridweaveError('BAD_REQUEST', { zh: '此处不提供变更操作', en: 'mutations are not served here' });
    return { db, records, confine };
  }

  work<T>(model: Model, work: OwnWork, does: (context: OwnWorkContext) => Promise<T>): Promise<T> {
    const { limits, settings } = this.#resolvers;
    const runtime = { model, ...this.#changing(), maximumRows: limits.values };
    return ownChange(runtime, { ...work, changedBy: null }, (own) =>
      does({ ...own, settings: ownSettings(settings, work.place.plugin) }),
    );
  }

  changes(request: OperationRequest): ChangeReader {
    const { changeLog, db, onBug = () => undefined } = this.#options;
    if (!changeLog)
      throw new GridweaveError('BAD_REQUEST', { zh: '此处不提供变更记录', en: 'changes are not served here' });
    const runtime = {
      lanes: this.#lanes,
      replicas: this.#replicas,
      db,
      log: changeLog,
      reportBug: onBug,
      resolvers: this.#resolvers,
    };
    return new ChangeReader(this.#graphOf(request.policy.model), request, runtime);
  }

  async executeOwn(request: OperationRequest, context: object): Promise<OperationAnswer> {
    const { guarded } = this.#graphOf(request.policy.model);
    const result = await execute({
      schema: guarded,
      document: request.document,
      contextValue: context,
      variableValues: request.variables as Record<string, unknown>,
      ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
    });
    const errors = formatExecutionErrors(result.errors ?? [], this.#options.onBug ?? (() => undefined));
    const body = Buffer.from(JSON.stringify({ data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}) }));
    const facts = {
      operation: request.operationName ?? null,
      coordinates: [],
      masked: [],
      rows: 0,
      sensitive: false,
      subjects: [],
      lane: 'ordinary' as const,
    };
    return { body, status: 200, facts };
  }

  planExport(request: ExportRequest): PlannedExport {
    const { url, onDatabaseFailure } = this.#options;
    const database = { url, ...(onDatabaseFailure ? { onFailure: onDatabaseFailure } : {}) };
    return planExport(database, this.#graphOf(request.policy.model), request);
  }

  async primaryShown(client: string): Promise<Seen | undefined> {
    const seen = await this.#replicas?.primaryShows();
    if (seen) this.#replicas!.shown(client, seen);
    return seen;
  }

  /** The standard executor over planned values, behind the shield. */
  async #executor(
    request: OperationRequest,
    rootValue: unknown,
    extensions: Readonly<Record<string, unknown>> | undefined,
  ): Promise<Buffer> {
    const result = await execute({
      schema: this.#graphOf(request.policy.model).guarded,
      document: request.document,
      rootValue,
      contextValue: { policy: request.policy, deniedAsNull: request.deniedAsNull },
      variableValues: request.variables as Record<string, unknown>,
      ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
    });
    const errors = formatExecutionErrors(result.errors ?? [], this.#options.onBug ?? (() => undefined)).filter(
      (error) => !(request.deniedAsNull && error.extensions?.code === 'FIELD_NOT_GRANTED'),
    );
    return Buffer.from(
      JSON.stringify({
        data: result.data ?? null,
        ...(errors.length > 0 ? { errors } : {}),
        ...(extensions ? { extensions } : {}),
      }),
    );
  }

  get planCount(): number {
    return this.#latest?.plans.size ?? 0;
  }

  get replicas(): ReplicaFacts | undefined {
    return this.#replicas;
  }

  async close(): Promise<void> {
    await this.#replicas?.close();
    await this.#lanes.close();
  }
}

function resolveContext(request: OperationRequest): CallerContext {
  return { department: request.policy.department, client: request.client, signal: request.signal };
}
