import { describeScope, type Policy } from '@gridweave/access';
import type { FieldFacts } from '@gridweave/audit';
import type { ReadFacts } from '@gridweave/engine';
import { maskText } from '@gridweave/kit';

type PlanFacts = Pick<ReadFacts, 'coordinates' | 'masked' | 'sensitive'>;

// a plan gives the same list at each of its runs, and belongs to one policy
const known = new WeakMap<readonly string[], FieldFacts>();

/** What the audit log keeps about the fields of an operation that was answered. */
export function fieldFactsOf(facts: PlanFacts, policy: Policy): FieldFacts {
  let found = known.get(facts.coordinates);
  if (!found) {
    found = {
      coordinates: facts.coordinates,
      masked: facts.masked.map((coordinate) => ({ coordinate, masks: masksOf(policy, coordinate) })),
      scopes: JSON.stringify(scopesOf(policy, facts.coordinates)),
      sensitive: facts.sensitive,
    };
    known.set(facts.coordinates, found);
  }
  return found;
}

/** The same for one that was refused: only what was asked for. */
export function refusedFacts(coordinates: readonly string[]): FieldFacts {
  return { coordinates, masked: [], scopes: '{}', sensitive: false };
}

function masksOf(policy: Policy, coordinate: string): readonly string[] {
  const [type = '', name = ''] = coordinate.split('.');
  const rules = policy.types.get(type)?.fields.get(name)?.read ?? [];
  return rules.flatMap(({ mask }) => (mask ? [maskText(mask)] : []));
}

/** The rows of each type that the policy serves: areas, and in words where named scopes narrow them. */
function scopesOf(policy: Policy, coordinates: readonly string[]): object {
  const types = new Set(coordinates.map((coordinate) => coordinate.split('.')[0]!));
  return Object.fromEntries(
    [...types].flatMap((type) => {
      const rows = policy.types.get(type)?.rows;
      return rows ? [[type, describeScope(rows).en]] : [];
    }),
  );
}
