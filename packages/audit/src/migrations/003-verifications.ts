import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** What verifications found, and how far running ones are. Steps are only ever added, as everything in the log. */
export const verifications: Migration = {
  name: '003-verifications',
  breaking: false,
  async up(db) {
    await sql`create table audit.verification_step (
      verification uuid not null,
      at timestamptz not null default clock_timestamp(),
      begun_by text,
      noted text,
      records bigint not null,
      total bigint,
      report text,
      failed boolean not null default false)`.execute(db);
    await sql`create index verification_step_at on audit.verification_step (verification, at)`.execute(db);
  },
};
