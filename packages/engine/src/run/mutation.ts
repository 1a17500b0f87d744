import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Kysely } from 'kysely';
import { GridweaveError, type Model } from '@gridweave/kit';
import { holdsStreet } from '@gridweave/access';
import type { OperationRequest } from '../engine.ts';
import type { Confine } from '../confine.ts';
import type { OpenRecords } from '../open-records.ts';
import { ownChange } from '../resolve/own-change.ts';
import { ownSettings } from '../resolve/own-settings.ts';
import type { Run } from '../plan/bind.ts';
import { planRow } from '../plan/build-plan.ts';
import { RowDecoder } from '../write/decode.ts';
import { SubjectReader, type Subjects } from '../write/subject-reader.ts';
import type { Plans } from './plans.ts';
import type { PreparedOperation } from './prepared.ts';
import { type CallerContext, resolvedLoader, type ResolverRules } from '../resolve/resolved-loader.ts';
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
  context: CallerContext,
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
    const own = { place, signal: context.signal, changedBy: request.client };
    const settings = ownSettings(runtime.resolvers.settings, plugin);
    const made = await ownChange({ ...runtime, maximumRows: limits.values }, own, async (within) =>
      definition.resolve(args, { ...context, ...within, settings, requireStreet }),
    );
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
