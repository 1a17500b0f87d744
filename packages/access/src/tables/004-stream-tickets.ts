import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';

/** Operations that clients keep for streams of browsers, which can send no key; only a hash of each ticket is kept. */
export const streamTickets: Migration = {
  name: '004-stream-tickets',
  breaking: false,
  async up(db) {
    await sql`create table stream_ticket (
      hash bytea primary key,
      client text not null,
      kept jsonb not null,
      expires_at timestamptz not null)`.execute(db);
    await sql`create index on stream_ticket (client, expires_at)`.execute(db);
    await sql`create index on stream_ticket (expires_at)`.execute(db);
  },
};
