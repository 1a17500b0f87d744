import { type Kysely, sql, type Transaction } from 'kysely';

import type { Dropped, Held, Load } from '../copy.ts';
import { Ending, exitCodes } from '../failures.ts';
import type { Column } from '../selection.ts';

interface Row {
  readonly type: string;
  readonly columns: readonly Column[];
  readonly cursor: string | null;
  readonly load: Load | null;
}

/** The mirror's own tables, beside those of the types: how far each type has come, and what was dropped. */
export class OwnTables {
  readonly #schema: string;
  /** Names this process, so that a second one takes over and never writes at the same time. */
  readonly #writer: string;

  constructor(schema: string, writer: string) {
    this.#schema = schema;
    this.#writer = writer;
  }

  /** Makes them where they are missing, and takes over. */
  async open(trx: Transaction<any>): Promise<void> {
    const schema = sql.id(this.#schema);
    // two that begin at once would both find nothing
    await sql`select pg_advisory_xact_lock(hashtext('gridweave mirror'), hashtext(${this.#schema}))`.execute(trx);
    await sql`create schema if not exists ${schema}`.execute(trx);
    await sql`create table if not exists ${this.#own('mirror_writer')} (
      one boolean primary key default true check (one), writer text not null)`.execute(trx);
    await sql`create table if not exists ${this.#own('mirror_type')} (
      type text primary key, columns jsonb not null, cursor text, generation bigint not null default 0, load jsonb)`.execute(
      trx,
    );
    await sql`create table if not exists ${this.#own('mirror_dropped')} (
      at timestamptz not null default now(), type text not null, fields text[] not null, records bigint not null)`.execute(
      trx,
    );
    await sql`insert into ${this.#own('mirror_writer')} (writer) values (${this.#writer})
      on conflict (one) do update set writer = excluded.writer`.execute(trx);
  }

  /** Holds the copy for the rest of a transaction. @throws Ending when another process has taken it over */
  async hold(trx: Transaction<any>): Promise<void> {
    const { rows } = await sql<{ writer: string }>`
      select writer from ${this.#own('mirror_writer')} for update`.execute(trx);
    if (rows[0]?.writer === this.#writer) return;
    throw new Ending(exitCodes.failed, {
      zh: `另一进程已接管 ${this.#schema} 中的副本`,
      en: `Another process has taken over the copy in ${this.#schema}`,
    });
  }

  async held(db: Kysely<any>): Promise<ReadonlyMap<string, Held>> {
    const { rows } = await sql<Row>`
      select type, columns, cursor, load from ${this.#own('mirror_type')} order by type`.execute(db);
    return new Map(rows.map((row) => [row.type, row]));
  }

  /** Begins a type anew with these columns. */
  async reshape(trx: Transaction<any>, type: string, columns: readonly Column[]): Promise<void> {
    const json = JSON.stringify(columns);
    await sql`insert into ${this.#own('mirror_type')} (type, columns) values (${type}, ${json}::jsonb)
      on conflict (type) do update set columns = excluded.columns, cursor = null, load = null`.execute(trx);
  }

  async beginLoad(trx: Transaction<any>, type: string, cursor: string, policy: string): Promise<Load> {
    const { rows } = await sql<{ load: Load }>`
      update ${this.#own('mirror_type')} set generation = generation + 1, load = jsonb_build_object(
        'generation', generation + 1, 'cursor', ${cursor}::text, 'policy', ${policy}::text,
        'after', null)
      where type = ${type} returning load`.execute(trx);
    return rows[0]!.load;
  }

  async setLoad(trx: Transaction<any>, type: string, load: Load): Promise<void> {
    await sql`update ${this.#own('mirror_type')} set load = ${JSON.stringify(load)}::jsonb where type = ${type}`.execute(
      trx,
    );
  }

  /** The feed goes on from here, and no load is under way. */
  async setCursor(trx: Transaction<any>, type: string, cursor: string): Promise<{ readonly generation: string }> {
    const { rows } = await sql<{ generation: string }>`
      update ${this.#own('mirror_type')} set cursor = ${cursor}, load = null where type = ${type}
      returning generation::text`.execute(trx);
    return rows[0]!;
  }

  async note(trx: Transaction<any>, type: string, { fields, records }: Dropped): Promise<void> {
    if (fields.length === 0 && records === 0) return;
    await sql`insert into ${this.#own('mirror_dropped')} (type, fields, records)
      values (${type}, ${fields}::text[], ${records})`.execute(trx);
  }

  #own(name: string) {
    return sql.table(`${this.#schema}.${name}`);
  }
}
