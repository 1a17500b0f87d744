import { type Kysely, sql } from 'kysely';
import type { CountedGroups } from './counted-groups.ts';
import { type AnsweredSet, cellsOfAnswered, cellsToLookUnder } from './near-sets.ts';
import { cellCount, packSketch, unpackSketch } from './sketch.ts';

export interface StoredSet extends AnsweredSet {
  /** Undefined for one that is not written yet. */
  readonly id?: string;
  /** It was last used on an earlier day. */
  readonly isStale?: boolean;
}

/** Lets one caller at a time give answers of their own for a department and type; until the transaction ends. */
export async function lockAnswers(trx: Kysely<any>, { department, type }: CountedGroups): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gridweave counts ${department} ${type}`}, 0))`.execute(
    trx,
  );
}

/** The answered sets that share a cell with some of the groups, the earliest first. */
export async function setsSharingCells(db: Kysely<any>, asked: CountedGroups): Promise<readonly StoredSet[]> {
  const { department, type, smallest } = asked;
  const cells = new Set(asked.groups.flatMap(({ sketch }) => cellsToLookUnder(sketch, smallest)));
  if (cells.size === 0) return [];
  // the array lets the planner go from cells to sets, however little it knows of their number
  const { rows } = await sql<{ id: string; rows: number; cells: Buffer; answer: number; isStale: boolean }>`
    select id, row_count as rows, cells, answer, used_on < current_date as "isStale"
    from access.answered_set
    where id = any(array(
        select cell.set_id from unnest(${[...cells]}::int8[]) as looked(key) join access.answered_cell cell using (key)))
      and department = ${department} and type = ${type} and smallest = ${smallest}
    order by id`.execute(db);
  return rows.map(({ cells: packed, rows: size, ...set }) => ({
    ...set,
    sketch: unpackSketch(size, packed, cellCount(smallest)),
  }));
}

/** Keeps sets with their answers. */
export async function keepSets(
  trx: Kysely<any>,
  { department, type, smallest }: CountedGroups,
  sets: readonly AnsweredSet[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('access.answered_set', 'id')) as id
    from generate_series(1, ${sets.length}::int4)`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await sql`
    insert into access.answered_set (department, type, smallest, id, row_count, cells, answer)
    select ${department}, ${type}, ${smallest}::int4, made.*
    from unnest(${ids}::int8[], ${sets.map(({ sketch }) => sketch.rows)}::int4[],
      ${sets.map(({ sketch }) => packSketch(sketch))}::bytea[], ${sets.map(({ answer }) => answer)}::int4[]) as made`.execute(
    trx,
  );
  const cells = sets.map(({ sketch }) => cellsOfAnswered(sketch, smallest));
  await sql`
    insert into access.answered_cell (key, set_id)
    select * from unnest(${cells.flat()}::int8[], ${cells.flatMap((own, i) => own.map(() => ids[i]))}::int8[])`.execute(
    trx,
  );
}

/** Notes that sets were used today. */
export async function noteUse(db: Kysely<any>, used: Iterable<StoredSet>): Promise<void> {
  const ids = [...used].flatMap(({ id, isStale }) => (isStale && id !== undefined ? [id] : []));
  if (ids.length === 0) return;
  // whoever holds one of them is noting the same
  await sql`
    update access.answered_set set used_on = current_date where id in
      (select id from access.answered_set where id = any(${ids}::int8[]) for update skip locked)`.execute(db);
}
