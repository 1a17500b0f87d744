import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Kysely } from 'kysely';
import { GridweaveError, type Model, type ResolveContext } from '@gridweave/kit';
import { holdsStreet } from '@gridweave/access';
import type { OperationRequest } from '../engine.ts';
import type { Confine } from '../confine.ts';
import type { OpenRecords } from '../open-records.ts';
import { ownRecords } from '../resolve/own-records.ts';
import { PluginFailure } from '../resolve/plugin-failure.ts';
import { outOfTime, type TimeLimit, withinTime } from '../resolve/within-time.ts';
import type { Run } from '../plan/bind.ts';
import { planRow } from '../plan/build-plan.ts';
import { RowDecoder } from '../write/decode.ts';
import { SubjectReader, type Subjects } from '../write/subject-reader.ts';
import type { Plans } from './plans.ts';
import type { PreparedOperation } from './prepared.ts';
import { resolvedLoader, type ResolverRules } from '../resolve/resolved-loader.ts';
import { countRows, type Reads, runStatements } from './statements.ts';

/** What mutations need of the engine. */
export interface MutationRuntime {
  readonly model: Model;
  readonly plans: Plans;
  /** Reads of the primary. */
  readonly reads: Reads;
  readonly db: Kysely<any>;
  readonly records: OpenRecords;
  readonly confine: Confine;
  readonly resolvers: ResolverRules;
}

/**
 * The root value of a mutation: each field changes the data in a transaction of its own, then reads the row it
 * returned like any query of the caller would.
 */
export function mutationRoot(
  runtime: MutationRuntime,
  request: OperationRequest,
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, readonly FieldNode[]>,
  context: ResolveContext,
  onRead: (count: number, subjects: readonly Subjects[]) => void,
): Record<string, unknown> {
  const call = async (key: string, nodes: readonly FieldNode[], args: Record<string, unknown>): Promise<unknown> => {
    const { definition, coordinate, plugin } = runtime.model.mutations.get(nodes[0]!.name.value)!;
    const scope = request.policy.mutations.get(coordinate);
    const requireStreet = (street: string): void => {
      if (scope && holdsStreet(scope, street)) return;
      throw new GridweaveError('FORBIDDEN', {
        zh: `本部门对 ${coordinate} 的授权不包括街道 ${street}`,
        en: `the department's grant of ${coordinate} does not cover street ${street}`,
      });
    };
    const { limits } = runtime.resolvers;
    const place = { plugin, coordinate, timeoutMs: limits.timeoutMs };
    const { history } = runtime.model;
    const made = await runtime.db.transaction().execute(async (transaction) => {
      const own = await runtime.confine(transaction, {
        plugin,
        timeoutMs: limits.timeoutMs,
        maximumRows: limits.values,
        platform: history ? [`${history.schema}.${history.name}`] : [],
      });
      const writer = runtime.records(transaction, {
        history,
        changedBy: request.client,
        source: plugin,
        own: own.transaction,
      });
      const records = ownRecords(writer, runtime.model, plugin, coordinate);
      try {
        const key = await withinTime(place, context.signal, async (signal) =>
          definition.resolve(args, { ...context, signal, transaction: own.transaction, records, requireStreet }),
        );
        await own.judge();
        return key;
      } catch (error) {
        throw failureOf(error, place);
      }
    });
    const plan = planRow(runtime.plans.input(request, prepared, variables), definition.type.name, key, nodes);
    const run: Run = { variables, key: made, memo: new Map() };
    const rows = await runStatements(runtime.reads, plan, run);
    onRead(countRows(rows), new SubjectReader(plan).read(rows, run));
    return new RowDecoder(rows, run, resolvedLoader(context, runtime.resolvers)).root(plan)[key];
  };
  const root: Record<string, unknown> = Object.create(null);
  for (const [key, nodes] of fields)
    root[key] = (args: Record<string, unknown>, _context: unknown, _info: GraphQLResolveInfo) => call(key, nodes, args);
  return root;
}

/** What a resolver of a mutation threw, as the caller may see it. */
function failureOf(error: unknown, place: TimeLimit): unknown {
  if (error instanceof PluginFailure) return error;
  // a statement that the plugin may not send is no fault of the caller
  if (error instanceof GridweaveError && error.code !== 'PLUGIN_INVALID') return error;
  const { code } = error as { readonly code?: unknown };
  // query_canceled: the statement reached the time limit before the resolver did
  if (code === '57014') return outOfTime(place);
  return new PluginFailure(place.plugin, place.coordinate, 'failed', error);
}
