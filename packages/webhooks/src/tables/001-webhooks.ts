import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Webhooks, how far each has come, and the batches that were given up. Steps are only ever added. */
export const webhooks: Migration = {
  name: '001-webhooks',
  breaking: false,
  async up(db) {
    await sql`create table endpoint (
      id text primary key,
      client text not null,
      client_name text not null,
      department text not null,
      key_mark text not null,
      title text not null,
      url text not null,
      query text not null,
      variables jsonb not null,
      purpose text,
      types text[] not null,
      secret bytea not null,
      old_secret bytea,
      old_secret_until timestamptz,
      state text not null default 'active' check (state in ('active', 'paused', 'failing', 'stopped')),
      reason_code text,
      reason text,
      suspended_by text,
      suspended_at timestamptz,
      suspended_reason text,
      position text not null,
      rights text not null,
      reached timestamptz not null default now(),
      checked_at timestamptz not null default now(),
      pending_id text,
      pending_to text,
      failures int not null default 0,
      failing_since timestamptz,
      last_attempt_at timestamptz,
      last_outcome text,
      last_delivery_at timestamptz,
      delivered bigint not null default 0,
      created_at timestamptz not null default now())`.execute(db);
    await sql`comment on column endpoint.secret is 'Signs what is sent; receivers verify with the same one, so it cannot be kept as a hash'`.execute(
      db,
    );
    await sql`create index on endpoint (client)`.execute(db);
    await sql`create table dead_letter (
      id bigint generated always as identity primary key,
      endpoint text not null references endpoint on delete cascade,
      message_id text not null,
      after_position text not null,
      to_position text not null,
      records jsonb not null,
      attempts int not null,
      since timestamptz not null,
      at timestamptz not null default now(),
      outcome text not null,
      replay_at timestamptz)`.execute(db);
    await sql`comment on table dead_letter is 'Where a batch stands in the change log and which records it told of, never what it told: rights may have ended since'`.execute(
      db,
    );
    await sql`create index on dead_letter (endpoint, id)`.execute(db);
  },
};
