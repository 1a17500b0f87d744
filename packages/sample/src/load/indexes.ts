import type { Table } from '@gridweave/kit';
import type { Pool, PoolClient } from 'pg';
import { nameOf } from './columns.ts';

/**
 * Takes the secondary indexes of empty tables away while they are filled, and remembers them in `sample.dropped_index` in the
 * same transaction; primary keys stay.
 */
export async function dropIndexes(client: PoolClient, tables: readonly Table<any>[]): Promise<void> {
  await client.query('begin');
  for (const table of tables) {
    const { rows: filled } = await client.query(`select from ${nameOf(table)} limit 1`);
    if (filled.length > 0) continue;
    const { rows } = await client.query(
      `insert into sample.dropped_index (name, definition)
       select format('%I.%I', n.nspname, c.relname), pg_get_indexdef(c.oid)
         from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
        where i.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = c.oid)
       returning name`,
      [nameOf(table)],
    );
    for (const { name } of rows) await client.query(`drop index ${name}`);
  }
  await client.query('commit');
}

/** Makes the indexes again, on as many connections as given. Each is whole or still remembered. */
export async function createIndexes(pool: Pool, connections: number, onIndex: (name: string) => void): Promise<void> {
  const { rows } = await pool.query(
    `select d.name, d.definition from sample.dropped_index d order by d.definition like '%USING gin%' desc, d.name`,
  );
  const waiting = [...(rows as { name: string; definition: string }[])];
  const work = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query(`set maintenance_work_mem = '256MB'`);
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await client.query('begin');
        await client.query(next.definition);
        await client.query('delete from sample.dropped_index where name = $1', [next.name]);
        await client.query('commit');
        onIndex(next.name);
      }
      await client.query('reset maintenance_work_mem');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}
