import type { MigrationSource } from '@gridweave/database';
import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

const jobRuns: Migration = {
  name: '001-job-runs',
  breaking: false,
  async up(db) {
    await sql`create table job_run (
      plugin text collate "C" not null,
      job text collate "C" not null,
      due timestamptz not null,
      started_at timestamptz not null default clock_timestamp(),
      ended_at timestamptz,
      outcome text not null default 'running' check (outcome in ('running', 'done', 'failed', 'lost')),
      result text,
      problem_zh text,
      problem_en text,
      primary key (plugin, job, due))`.execute(db);
  },
};

/** Where the runs of plugins' jobs are kept. */
export const workMigrations: MigrationSource = { plugin: 'work', schema: 'plugin_work', migrations: [jobRuns] };
