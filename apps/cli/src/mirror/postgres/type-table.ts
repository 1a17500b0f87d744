import { type RawBuilder, sql, type Transaction } from 'kysely';

import type { Column, CopiedRecord } from '../selection.ts';
import { generationColumn, namedColumns, snakeName } from './names.ts';

const generation = sql.id(generationColumn);

/** The table of one type: a column for each field, and the generation of the load that saw the row last. */
export class TypeTable {
  readonly #name: RawBuilder<unknown>;
  readonly #columns: readonly Column[];

  constructor(schema: string, type: string, columns: readonly Column[]) {
    this.#name = sql`${sql.id(schema)}.${sql.id(snakeName(type))}`;
    this.#columns = columns;
  }

  /** Gives it other columns. Views that use one that goes, go with it: they would keep its values. */
  async reshape(trx: Transaction<any>, columns: readonly Column[]): Promise<void> {
    if (columns.length === 0) {
      await sql`drop table if exists ${this.#name} cascade`.execute(trx);
      return;
    }
    const wanted = namedColumns(columns);
    const present = namedColumns(this.#columns);
    await sql`create table if not exists ${this.#name} (id text primary key, ${generation} bigint not null)`.execute(
      trx,
    );
    for (const { name, type } of present)
      if (!wanted.some((column) => column.name === name && column.type === type))
        await sql`alter table ${this.#name} drop column ${sql.id(name)} cascade`.execute(trx);
    for (const { name, type } of wanted)
      if (!present.some((column) => column.name === name && column.type === type))
        await sql`alter table ${this.#name} add column ${sql.id(name)} ${sql.raw(type)}`.execute(trx);
  }

  async count(trx: Transaction<any>): Promise<number> {
    if (this.#columns.length === 0) return 0;
    const { rows } = await sql<{ n: string }>`select count(*)::text as n from ${this.#name}`.execute(trx);
    return Number(rows[0]!.n);
  }

  async put(trx: Transaction<any>, records: readonly CopiedRecord[], seenIn: number): Promise<void> {
    if (records.length === 0) return;
    const columns = namedColumns(this.#columns);
    const rows = records.map(({ id, values }) => ({
      id,
      ...Object.fromEntries(columns.map(({ name, field }) => [name, values[field] ?? null])),
    }));
    const names = columns.map(({ name }) => sql.id(name));
    const types = columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`);
    const updates = [...names, generation].map((name) => sql`${name} = excluded.${name}`);
    await sql`
      insert into ${this.#name} (id, ${sql.join(names)}, ${generation})
      select id, ${sql.join(names)}, ${seenIn}::bigint
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, ${sql.join(types)})
      on conflict (id) do update set ${sql.join(updates)}`.execute(trx);
  }

  async remove(trx: Transaction<any>, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await sql`delete from ${this.#name} where id = any(${ids}::text[])`.execute(trx);
  }

  /** Removes what a load has not seen. */
  async removeUnseen(trx: Transaction<any>, load: number): Promise<number> {
    const { numAffectedRows } = await sql`delete from ${this.#name} where ${generation} < ${load}`.execute(trx);
    return Number(numAffectedRows ?? 0);
  }
}
