import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Records in chains of hashes, with the seals that sign them. A role that serves needs only to insert and select here. */
export const chains: Migration = {
  name: '002-chains',
  breaking: true,
  async up(db) {
    await sql`drop table audit.data_read`.execute(db);
    await sql`drop table audit.field_list`.execute(db);
    await sql`create table audit.chain (
      chain uuid primary key,
      opened_at timestamptz not null default clock_timestamp(),
      seq bigint not null,
      hash bytea not null check (octet_length(hash) = 32))`.execute(db);
    await sql`create table audit.sealed_head (chain uuid primary key, seq bigint not null)`.execute(db);
    await sql`create table audit.document (
      hash bytea primary key check (octet_length(hash) = 32),
      text text not null)`.execute(db);
    await sql`create table audit.field_facts (
      hash bytea primary key check (octet_length(hash) = 32),
      coordinates text[] not null,
      masked text not null,
      scopes text not null,
      sensitive boolean not null)`.execute(db);
    await sql`create table audit.record (
      chain uuid not null,
      seq bigint not null,
      recorded_at timestamptz not null,
      time timestamptz not null,
      kind text not null,
      request_id text,
      client text,
      department text,
      admin text,
      purpose text,
      on_behalf_of text,
      operation_name text,
      document bytea,
      variables text,
      marks text[],
      fields bytea,
      row_count bigint not null,
      subjects bytea,
      policy_version text,
      outcome text not null,
      duration_us bigint not null,
      lane text,
      details text,
      hash bytea not null,
      primary key (chain, seq, recorded_at)
    ) partition by range (recorded_at)`.execute(db);
    await sql`create index record_admin on audit.record (admin, recorded_at) where admin is not null`.execute(db);
    await sql`create index record_marks on audit.record using gin (marks) where marks is not null`.execute(db);
    await sql`create index record_time on audit.record using brin (recorded_at) with (autosummarize = on, pages_per_range = 32)`.execute(
      db,
    );
    await sql`create table audit.seal (
      number bigint primary key,
      body text not null,
      signature bytea not null)`.execute(db);
    await sql`create table audit.mark_key (
      only_row boolean primary key default true check (only_row),
      key bytea not null)`.execute(db);
    await sql`insert into audit.mark_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`.execute(
      db,
    );
  },
};
