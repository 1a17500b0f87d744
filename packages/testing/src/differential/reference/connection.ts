import type { OrderTerm, TypeModel } from '@gridweave/kit';
import type { Cursors } from '../cursors.ts';
import { type Filter, satisfies } from './filter.ts';
import type { Grants } from './grants.ts';
import { ownRow, ownTable } from './leaf.ts';
import { rowOrder } from './order.ts';
import type { Row, World } from './world.ts';

/** Coerced arguments of a list. */
export interface ListArguments {
  readonly where?: Filter;
  readonly orderBy?: readonly { readonly field: string; readonly direction: string }[] | null;
  readonly search?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What was found out about lists, so that a test can tell whether it tested anything. */
export interface ListFindings {
  /** Rows were returned. */
  rows: number;
  /** Filters and searches that took some rows and left some. */
  selective: number;
  /** Pages that did not show all rows. */
  cut: number;
  /** Pages that began after a cursor. */
  continued: number;
}

/** A page of the rows that may be seen, out of `candidates`; `onShown` is told of each row when it is asked for. */
export function page(
  world: World,
  grants: Grants,
  type: TypeModel,
  candidates: readonly Row[],
  args: ListArguments,
  declared: readonly OrderTerm[],
  cursors: Cursors,
  findings: ListFindings,
  onShown: (row: Row) => void = () => undefined,
): Record<string, unknown> {
  const { where, search } = args;
  const matching = candidates.filter(
    (row) =>
      (where === undefined || satisfies(world, grants, type, row, where)) &&
      (search === undefined || search === null || found(world, grants, type, row, search.trim())),
  );
  if (matching.length > 0 && matching.length < candidates.length) findings.selective++;
  const order = rowOrder(world, grants, type, args.orderBy, declared);
  const sorted = matching.toSorted(order.compare);
  const after =
    args.after === undefined || args.after === null ? undefined : cursors.rowOf(args.after, type, order.name);
  const rest = after === undefined ? sorted : sorted.filter((row) => order.compare(row, after(world)) > 0);
  const rows = rest.slice(0, args.first ?? 20);
  if (after !== undefined) findings.continued++;
  findings.rows += rows.length;
  if (rows.length < matching.length) findings.cut++;
  const edges = rows.map((row) => ({
    get node() {
      onShown(row);
      return { __typename: type.name, type, row };
    },
    cursor: cursors.token(type, order.name, row),
  }));
  return {
    get nodes() {
      return edges.map((edge) => edge.node);
    },
    edges,
    pageInfo: { hasNextPage: rest.length > rows.length, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: matching.length,
  };
}

function found(world: World, grants: Grants, type: TypeModel, row: Row, part: string): boolean {
  return [...type.fields.values()].some((field) => {
    if (!field.operators.has('search') || !grants.holds(type, field, 'search', row)) return false;
    const text = world.expression(ownTable(type, field), field.definition, ownRow(world, field, row));
    return text !== null && text.includes(world.lower(part));
  });
}
