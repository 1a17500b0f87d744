import { getNamedType, type GraphQLLeafType, type GraphQLOutputType } from 'graphql';
import type { ResolvedField } from '@gridweave/kit';
import type { ResolverBudget } from './budget.ts';
import { PluginFailure } from './plugin-failure.ts';

/** The field whose values are checked. */
export interface ResolvedPlace {
  readonly plugin: string;
  readonly coordinate: string;
  readonly definition: ResolvedField;
  readonly type: GraphQLOutputType;
}

/**
 * What a resolver returned, one value for each row: an error stands for a row whose value is not of the field's type,
 * or more than the request may take. The promises in it are waited for, so that they count towards its time.
 * @throws PluginFailure when it is no list of one value for each row
 */
export async function checkedValues(
  place: ResolvedPlace,
  rows: number,
  given: unknown,
  budget: ResolverBudget,
): Promise<readonly unknown[]> {
  const { plugin, coordinate, definition } = place;
  if (!Array.isArray(given) || given.length !== rows) {
    const what = Array.isArray(given) ? `${given.length} values` : typeof given;
    throw new PluginFailure(plugin, coordinate, `returned ${what}; a list of ${rows} values, one for each row, is due`);
  }
  const leaf = getNamedType(place.type) as GraphQLLeafType;
  const one = async (value: unknown): Promise<unknown> => {
    const settled = await value;
    if (settled === null || settled === undefined) return null;
    if (!definition.list) {
      budget.takeValues(1, plugin, coordinate);
      return checkedLeaf(place, leaf, settled, budget);
    }
    // an iterable that is no array may have no end
    if (!Array.isArray(settled)) throw new PluginFailure(plugin, coordinate, `returned ${typeof settled}, not a list`);
    budget.takeValues(settled.length, plugin, coordinate);
    const items = await Promise.all(settled);
    return items.map((item) => (item === null || item === undefined ? null : checkedLeaf(place, leaf, item, budget)));
  };
  // a row fails on its own: the loader takes an error in place of a value
  return Promise.all(given.map((value) => one(value).catch((error: unknown) => failureOf(place, error))));
}

/** The value as it came; the executor serializes it once more. */
function checkedLeaf(place: ResolvedPlace, leaf: GraphQLLeafType, value: unknown, budget: ResolverBudget): unknown {
  const { plugin, coordinate } = place;
  let serialized: unknown;
  try {
    serialized = leaf.serialize(value);
  } catch {
    // the scalar's own message quotes the value
    throw new PluginFailure(plugin, coordinate, `returned a value (${typeof value}) that is no ${leaf.name}`);
  }
  budget.takeBytes(serialized, plugin, coordinate);
  return value;
}

function failureOf({ plugin, coordinate }: ResolvedPlace, error: unknown): Error {
  return error instanceof Error ? error : new PluginFailure(plugin, coordinate, 'threw something that is no Error');
}
