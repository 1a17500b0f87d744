import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Doubts of departments about values, and what came of them; both are only ever added. */
export const objections: Migration = {
  name: '007-objections',
  breaking: false,
  async up(db) {
    await sql`create table objection (
      id text primary key,
      raised_at timestamptz not null default clock_timestamp(),
      department text not null,
      client text not null,
      client_name text not null,
      field text not null,
      record text not null,
      doubt text not null,
      answer_due timestamptz not null)`.execute(db);
    await sql`create index on objection (department, raised_at)`.execute(db);
    await sql`create table objection_answer (
      objection text primary key references objection,
      at timestamptz not null default clock_timestamp(),
      by text not null,
      outcome text not null check (outcome in ('corrected', 'confirmed', 'withdrawn')),
      answer text not null)`.execute(db);
  },
};
