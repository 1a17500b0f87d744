import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { GridweaveError, type ResolveContext, type ResolvedField, type SettingValues } from '@gridweave/kit';
import type { LoadResolved } from '../write/decode.ts';
import { ResolverBudget, type ResolverLimits } from './budget.ts';
import { checkedValues, type ResolvedPlace } from './checked-values.ts';
import type { Circuits } from './circuits.ts';
import { ownSettings } from './own-settings.ts';
import { PluginFailure } from './plugin-failure.ts';
import { withinTime } from './within-time.ts';

/** What holds for the resolvers of all requests. */
export interface ResolverRules {
  readonly limits: ResolverLimits;
  readonly circuits: Circuits;
  readonly settings: SettingValues;
}

/** What resolvers are told of whoever asks. */
export type CallerContext = Omit<ResolveContext, 'settings'>;

type Row = Readonly<Record<string, unknown>>;

/** Batches fields with resolvers: one call of the plugin's function for all rows of one place in the document. */
export function resolvedLoader(context: CallerContext, { limits, circuits, settings }: ResolverRules): LoadResolved {
  const loaders = new Map<object, Map<string, DataLoader<Row, unknown>>>();
  const budget = new ResolverBudget(limits);
  return (value, needs, args, info: GraphQLResolveInfo) => {
    let byArgs = loaders.get(value);
    if (!byArgs) loaders.set(value, (byArgs = new Map()));
    const key = JSON.stringify(args);
    let loader = byArgs.get(key);
    if (!loader) {
      const { plugin, coordinate, definition } = value.field;
      const place = { plugin, coordinate, definition: definition as ResolvedField, type: info.returnType };
      loader = new DataLoader(
        (rows) =>
          runBatch(place, rows, args, { ...context, settings: ownSettings(settings, plugin) }, budget, circuits),
        {
          cache: false,
          maxBatchSize: 1_000,
        },
      );
      byArgs.set(key, loader);
    }
    return loader.load(needs);
  };
}

async function runBatch(
  place: ResolvedPlace,
  rows: readonly Row[],
  args: Record<string, unknown>,
  context: ResolveContext,
  budget: ResolverBudget,
  circuits: Circuits,
): Promise<readonly unknown[]> {
  const { plugin, coordinate, definition } = place;
  circuits.check(plugin, coordinate);
  try {
    const limits = { plugin, coordinate, timeoutMs: budget.limits.timeoutMs };
    const values = await withinTime(limits, context.signal, async (signal) => {
      const given = await definition.resolve(rows, args, { ...context, signal });
      return checkedValues(place, rows.length, given, budget);
    });
    // a resolver may give up on another system by itself, row by row
    if (values.some(isTimeout)) circuits.timedOut(coordinate);
    else circuits.answered(coordinate);
    return values.map((value) => (value instanceof Error ? shown(place, value) : value));
  } catch (error) {
    // one that throws at once makes nobody wait
    if (isTimeout(error)) circuits.timedOut(coordinate);
    throw shown(place, error);
  }
}

const isTimeout = (error: unknown): boolean => error instanceof GridweaveError && error.code === 'TIMEOUT';

/** Errors that are meant for the caller stay; others are told with the place only. */
function shown({ plugin, coordinate }: ResolvedPlace, error: unknown): Error {
  if (error instanceof GridweaveError || error instanceof PluginFailure) return error;
  return new PluginFailure(plugin, coordinate, 'threw', error);
}
