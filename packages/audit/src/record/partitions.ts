import { type Kysely, sql } from 'kysely';

/** A month of UTC: `2026-11`. */
export type Month = string;

/** The month of a time in milliseconds since the epoch. */
export function monthOf(time: number): Month {
  return new Date(time).toISOString().slice(0, 7);
}

/** The month after. */
export function monthAfter(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return monthOf(Date.UTC(year, number, 1));
}

/** The table of a month. */
export function partitionName(month: Month): string {
  return `record_${month.replace('-', '_')}`;
}

/** Makes the tables of these months where they are missing; several processes may do so at once. */
export async function ensurePartitions(db: Kysely<any>, months: Iterable<Month>): Promise<void> {
  for (const month of months) {
    const name = partitionName(month);
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ there: boolean }>`
        select to_regclass(${`audit.${name}`}) is not null as there`.execute(trx);
      if (rows[0]!.there) return;
      await sql`select pg_advisory_xact_lock(hashtextextended('gridweave audit partitions', 0))`.execute(trx);
      await sql`
        create table if not exists ${sql.table(`audit.${name}`)} partition of audit.record
        for values from (${sql.lit(`${month}-01 00:00:00+00`)}) to (${sql.lit(`${monthAfter(month)}-01 00:00:00+00`)})`.execute(
        trx,
      );
    });
  }
}

/** The months that have a table, in order. */
export async function partitionMonths(db: Kysely<any>): Promise<readonly Month[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_catalog.pg_inherits as i join pg_catalog.pg_class as c on c.oid = i.inhrelid
    where i.inhparent = 'audit.record'::regclass order by c.relname`.execute(db);
  return rows.map(({ name }) => name.replace(/^record_(\d{4})_(\d{2})$/, '$1-$2'));
}
