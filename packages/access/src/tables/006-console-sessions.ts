import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Who is signed in to the console. Neither the token of the cookie nor the key is kept, only marks of both. */
export const consoleSessions: Migration = {
  name: '006-console-sessions',
  breaking: false,
  async up(db) {
    await sql`create table console_session (
      hash bytea primary key,
      kind text not null check (kind in ('client', 'admin')),
      owner text not null,
      key_mark text not null,
      used_at timestamptz not null default now(),
      ends_at timestamptz not null)`.execute(db);
    await sql`create index on console_session (kind, owner, used_at)`.execute(db);
    await sql`create index on console_session (ends_at)`.execute(db);
  },
};
