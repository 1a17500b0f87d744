import { type Kysely, sql } from 'kysely';

const SIZE = 2_000_000n;
/** Partitions beyond the one that is being filled: no burst of changes between two sweeps is larger. */
const AHEAD = 5n;

/** Makes the partitions that the next entries go into. */
export async function keepAhead(db: Kysely<any>): Promise<void> {
  const { rows } = await sql<{ last: string }>`select last_value::text as last from change.entry_id`.execute(db);
  const current = BigInt(rows[0]!.last) / SIZE;
  for (let n = current; n <= current + AHEAD; n++) {
    const [from, to] = [n * SIZE, (n + 1n) * SIZE];
    await sql`create table if not exists ${sql.table(`change.entry_${n}`)} partition of change.entry
      for values from (${sql.lit(String(from))}) to (${sql.lit(String(to))})`.execute(db);
  }
}

/**
 * Keeps the log within its bounds: partitions ahead of it, and no entry older than the retention. One process does it at
 * a time; the others skip it.
 */
export async function keepChangeLog(db: Kysely<any>, retentionDays: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('gridweave change log', 0)) as locked`.execute(trx);
    if (!rows[0]!.locked) return;
    await keepAhead(trx);
    await prune(trx, retentionDays);
  });
}

async function prune(db: Kysely<any>, retentionDays: number): Promise<void> {
  const { rows } = await sql<{ settled: string; pruned: string; cutoff: string }>`
    select settled::text, pruned::text, (now() - make_interval(days => ${retentionDays}::int))::text as cutoff
    from change.bounds`.execute(db);
  const { settled, pruned: before, cutoff } = rows[0]!;
  const pruned = await lastBefore(db, cutoff, BigInt(before), BigInt(settled));
  if (pruned === BigInt(before)) return;
  await sql`update change.bounds set pruned = ${String(pruned)}::int8`.execute(db);
  const { rows: parts } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits as i join pg_class as c on c.oid = i.inhrelid
    where i.inhparent = 'change.entry'::regclass`.execute(db);
  for (const { name } of parts)
    if ((BigInt(name.slice('entry_'.length)) + 1n) * SIZE <= pruned)
      await sql`drop table ${sql.table(`change.${name}`)}`.execute(db);
  await sql`delete from change.entry where id <= ${String(pruned)}::int8`.execute(db);
}

/** The last id in a range that is older than a moment; found by halves, since ids grow with time. */
async function lastBefore(db: Kysely<any>, moment: string, low: bigint, high: bigint): Promise<bigint> {
  let [kept, above] = [low, high];
  while (kept < above) {
    const middle = (kept + above + 1n) / 2n;
    const { rows } = await sql<{ id: string; old: boolean }>`
      select e.id::text, e.at < ${moment}::timestamptz as old from change.entry as e where e.id >= ${String(middle)}::int8
      order by e.id limit 1`.execute(db);
    const [found] = rows;
    if (found?.old) kept = BigInt(found.id) > above ? above : BigInt(found.id);
    else above = middle - 1n;
  }
  return kept;
}
