import { type Kysely, sql } from 'kysely';
import type { ChangeEntry } from './entry.ts';
import { type ChangePosition, type IdRange, missingIn, overlap } from './position.ts';

/** A page of the log and how far it goes. */
export interface ChangePage {
  readonly entries: readonly ChangeEntry[];
  readonly position: ChangePosition;
  /** Whether the log had more when it was read. */
  readonly hasMore: boolean;
}

interface Row {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly street: string | null;
  readonly from: string | null;
  readonly record: string;
  readonly kind: 'created' | 'changed';
  readonly columns: readonly string[];
}

/**
 * The entries after a position up to where a tail has come, in the order of their ids, which is the order of the
 * changes of each record. The page ends after `most` ids, whether their types were asked for or not.
 */
export async function readChanges(
  db: Kysely<any>,
  after: ChangePosition,
  upTo: ChangePosition,
  types: readonly string[],
  most: number,
): Promise<ChangePage> {
  const end = after.last + BigInt(most);
  const last = upTo.last < after.last ? after.last : end < upTo.last ? end : upTo.last;
  // what the tail has not passed may still come; what it has passed is there or never comes
  const open = [...upTo.gaps, ...(upTo.last < last ? [{ from: upTo.last + 1n, to: last }] : [])];
  const inside = overlap(open, [{ from: 1n, to: last }]);
  const settled: IdRange[] = [
    ...without(after.gaps, inside),
    ...without(after.last < last ? [{ from: after.last + 1n, to: last }] : [], inside),
  ];
  const late = overlap(after.gaps, inside);
  const fresh = overlap(after.last < last ? [{ from: after.last + 1n, to: last }] : [], inside);
  const position = { last, gaps: [...late, ...fresh] };
  const hasMore = last < upTo.last;
  if (settled.length === 0) return { entries: [], position, hasMore };
  const { rows } = await sql<Row>`
    select e.id::text, e.at, e.type, e.street_code as street, e.before->>'street_code' as from, e.record::text, e.kind, e.columns
    from unnest(${settled.map(({ from }) => String(from))}::int8[], ${settled.map(({ to }) => String(to))}::int8[]) as r (low, high)
    join change.entry as e on e.id between r.low and r.high
    where e.type = any(${types}::text[])
    order by e.id`.execute(db);
  return { entries: rows.map((row) => ({ ...row, id: BigInt(row.id) })), position, hasMore };
}

/** Ranges in ascending order without other ranges in ascending order. */
function without(ranges: readonly IdRange[], others: readonly IdRange[]): IdRange[] {
  const left: IdRange[] = [];
  for (const { from, to } of ranges) {
    let next = from;
    for (const other of overlap([{ from, to }], others)) {
      if (other.from > next) left.push({ from: next, to: other.from - 1n });
      next = other.to + 1n;
    }
    if (next <= to) left.push({ from: next, to });
  }
  return left;
}

/**
 * The position of what the running snapshot shows: whatever it does not show comes after it. For the begin of a tail,
 * and for an export in a transaction of its own, whose reader then follows from there.
 */
export async function positionOf(db: Kysely<any>): Promise<ChangePosition> {
  const { rows } = await sql<{ settled: string; id: string | null }>`
    select b.settled::text, e.id::text from change.bounds as b left join change.entry as e on e.id > b.settled
    order by e.id`.execute(db);
  const settled = BigInt(rows[0]!.settled);
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [BigInt(id)]));
  return { last: ids.at(-1) ?? settled, gaps: missingIn(settled, ids) };
}
