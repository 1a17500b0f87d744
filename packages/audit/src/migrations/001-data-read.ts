import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** The first form of the log, which 002 replaces. */
export const dataRead: Migration = {
  name: '001-data-read',
  breaking: false,
  async up(db) {
    await sql`
      create table audit.field_list (
        hash bytea primary key,
        coordinates text[] not null,
        masked text[] not null
      )`.execute(db);
    await sql`comment on table audit.field_list is 'The fields that operations read, each list once; written with the first entry that has it'`.execute(
      db,
    );
    await sql`
      create table audit.data_read (
        id bigint generated always as identity primary key,
        time timestamptz not null,
        recorded_at timestamptz not null default clock_timestamp(),
        request_id text not null,
        client text,
        department text,
        purpose text,
        on_behalf_of text,
        operation_name text,
        document_hash text,
        fields bytea not null,
        row_count bigint not null,
        policy_version text,
        outcome text not null,
        duration_ms double precision not null,
        lane text
      )`.execute(db);
    await sql`create index data_read_time on audit.data_read using brin (time)`.execute(db);
    await sql`create index data_read_department on audit.data_read (department, time)`.execute(db);
  },
};
