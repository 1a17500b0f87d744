import type { MigrationSource } from '@gridweave/database';
import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

const serverProcesses: Migration = {
  name: '001-server-processes',
  breaking: false,
  async up(db) {
    await sql`create table server_process (
      id uuid primary key,
      name text not null,
      started_at timestamptz not null,
      told_at timestamptz not null default clock_timestamp(),
      facts jsonb not null)`.execute(db);
  },
};

/** Where server processes tell of themselves. */
export const presenceMigrations: MigrationSource = {
  plugin: 'presence',
  schema: 'presence',
  migrations: [serverProcesses],
};
