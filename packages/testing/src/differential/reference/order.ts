import { covers } from '@gridweave/access';
import type { OrderTerm, TypeModel } from '@gridweave/kit';
import type { Grants } from './grants.ts';
import { ownRow } from './leaf.ts';
import type { Row, World } from './world.ts';

/** A total order of the rows of a type. */
export interface RowOrder {
  /** Names the order in cursors. */
  readonly name: string;
  compare(left: Row, right: Row): number;
}

interface Term {
  readonly name: string;
  readonly descending: boolean;
  rank(row: Row): number | null;
}

/**
 * The order that was asked for, else the declared one, nulls last either way; ties by the key, which descends when all
 * terms descend.
 */
export function rowOrder(
  world: World,
  grants: Grants,
  type: TypeModel,
  asked: readonly { readonly field: string; readonly direction: string }[] | null | undefined,
  declared: readonly OrderTerm[],
): RowOrder {
  const { table } = type.ref;
  const terms =
    asked && asked.length > 0
      ? asked.map(({ field: name, direction }) => askedTerm(world, grants, type, name, direction === 'desc'))
      : declared
          .filter(({ column }) => mayOrder(grants, type, column))
          .map(({ column, direction }) => columnTerm(world, type, column, direction === 'desc'));
  const descending = terms.length > 0 && terms.every((term) => term.descending);
  const keys = table.key.map((column) => columnTerm(world, type, column, descending));
  const all = [...terms, ...keys];
  return {
    name: `${type.name}:${terms.map((term) => term.name).join()}`,
    compare(left, right) {
      for (const term of all) {
        const difference = compareRanks(term, left, right);
        if (difference !== 0) return difference;
      }
      return 0;
    },
  };
}

function compareRanks(term: Term, left: Row, right: Row): number {
  const a = term.rank(left);
  const b = term.rank(right);
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return term.descending ? b - a : a - b;
}

/** A value by which the row may not be ordered counts as null. */
function askedTerm(world: World, grants: Grants, type: TypeModel, name: string, descending: boolean): Term {
  const field = type.fields.get(name)!;
  return {
    name: `${descending ? '-' : '+'}${name}`,
    descending,
    rank(row) {
      return grants.holds(type, field, 'order', row) ? world.rank(field, ownRow(world, field, row)) : null;
    },
  };
}

function columnTerm(world: World, type: TypeModel, column: string, descending: boolean): Term {
  return {
    name: `${descending ? '-' : '+'}.${column}`,
    descending,
    rank: (row) => world.columnRank(type.ref.table, column, row),
  };
}

/** A declared order stands where it tells nothing: on all rows it may be ordered by, or is read in full. */
function mayOrder(grants: Grants, type: TypeModel, column: string): boolean {
  if (type.ref.table.key.includes(column)) return true;
  const field = [...type.fields.values()].find(
    ({ definition, side }) => !side && definition.kind === 'column' && definition.column === column,
  );
  const policy = field && grants.field(type.name, field.name);
  if (!policy) return false;
  const { rows } = grants.policy.types.get(type.name)!;
  const scope = policy.operators.get('order');
  const first = policy.read[0];
  return (scope !== undefined && covers(scope, rows)) || (first?.mask === null && covers(first.scope, rows));
}
