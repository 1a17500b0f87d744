import type { MigrationSource } from '@gridweave/database';
import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

const loadTables: Migration = {
  name: '001-load',
  breaking: false,
  async up(db) {
    await sql`
      create table load (
        only_one boolean not null default true check (only_one),
        size text not null,
        seed bigint not null,
        today date not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        primary key (only_one)
      )`.execute(db);
    await sql`
      create table community (
        code text collate "C" not null,
        row_count bigint not null,
        loaded_at timestamptz not null default now(),
        primary key (code)
      )`.execute(db);
    await sql`
      create table dropped_index (
        name text not null,
        definition text not null,
        primary key (name)
      )`.execute(db);
  },
};

/** The schema `sample`: which sample city is being loaded, how far it is, and the indexes that are off meanwhile. */
export const sampleMigrations: MigrationSource = { plugin: 'sample', schema: 'sample', migrations: [loadTables] };
