import type { Columns, RowOfColumns, Table } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';

/**
 * Writes what the plugins declare into a reference table that has a column `declared`: what nobody declares any more
 * stays, not declared, since records refer to it. Any number of processes may do it at once; nothing is written where
 * nothing changed.
 */
export async function writeDeclared<C extends Columns & { declared: C['declared'] }>(
  db: Kysely<any>,
  table: Table<C>,
  rows: readonly Omit<RowOfColumns<C>, 'declared'>[],
): Promise<void> {
  const name = `${table.schema}.${table.name}`;
  const target = sql.table(name);
  const [key] = table.key as readonly string[];
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => column !== key);
  const refs = (names: readonly string[], of = '') => sql.join(names.map((column) => sql.ref(`${of}${column}`)));
  const given = JSON.stringify(rows.map((row) => ({ ...row, declared: true })));
  const keys = rows.map((row) => (row as Readonly<Record<string, unknown>>)[key!]);
  await db.transaction().execute(async (trx) => {
    // one after the other, so that two starts never wait for each other's rows in turn
    await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(trx);
    await sql`
      insert into ${target} as known (${refs(columns)})
      select ${refs(columns)} from jsonb_populate_recordset(null::${target}, ${given}::jsonb)
      on conflict (${sql.ref(key!)}) do update set (${refs(rest)}) = row(${refs(rest, 'excluded.')})
      where known is distinct from excluded`.execute(trx);
    await sql`
      update ${target} set declared = false
      where declared and ${sql.ref(key!)} <> all (${keys}::text[])`.execute(trx);
  });
}
