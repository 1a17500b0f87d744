import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';
import type { MigrationSource } from '../migrations/index.ts';
import { keepAhead } from './partitions.ts';

const log: Migration = {
  name: '001-log',
  breaking: true,
  async up(db) {
    await sql`create sequence change.entry_id`.execute(db);
    // xid stands before id: a transaction has its xid before it draws an id, or readers would lose what commits late
    await sql`create table change.entry (
      xid xid8 not null default pg_current_xact_id(),
      id bigint not null default nextval('change.entry_id'),
      at timestamptz not null default clock_timestamp(),
      type text collate "C" not null,
      street_code text collate "C",
      record bigint not null,
      kind text not null check (kind in ('created', 'changed')),
      columns text[] not null,
      before jsonb,
      primary key (id)
    ) partition by range (id)`.execute(db);
    await sql`comment on table change.entry is 'Each change of a record of the graph, written in its transaction; before is the row as it was, and who may see that it left is decided on it'`.execute(
      db,
    );
    await sql`create table change.bounds (
      only_row boolean primary key default true check (only_row),
      settled bigint not null,
      pruned bigint not null)`.execute(db);
    await sql`comment on table change.bounds is 'Up to settled every entry has committed or will never come; up to pruned none is kept any more'`.execute(
      db,
    );
    await sql`insert into change.bounds (settled, pruned) values (0, 0)`.execute(db);
    await keepAhead(db);
  },
};

/** The change log, in a PostgreSQL schema of its own. */
export const changeMigrations: MigrationSource = { plugin: 'change', schema: 'change', migrations: [log] };
