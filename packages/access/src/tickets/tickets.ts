import { randomBytes } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { hashOf } from '../grants/credential.ts';

/** A ticket as it is shown once; whoever has it may run the operation that it was kept for, and nothing else. */
export interface Ticket {
  readonly ticket: string;
  readonly expiresAt: Date;
}

const HOURS = 12;
const MOST = 1_000;

/** Keeps an operation of a client for some hours. Beyond the most that a client may have, its oldest go. */
export async function keepTicket(db: Kysely<any>, client: string, kept: object): Promise<Ticket> {
  const ticket = randomBytes(32).toString('base64url');
  const { rows } = await sql<{ expiresAt: Date }>`
    insert into access.stream_ticket (hash, client, kept, expires_at)
    values (${hashOf(ticket)}, ${client}, ${JSON.stringify(kept)}::jsonb, now() + make_interval(hours => ${HOURS}))
    returning expires_at as "expiresAt"`.execute(db);
  await sql`
    delete from access.stream_ticket where hash in (
      select hash from access.stream_ticket where client = ${client} order by expires_at desc offset ${MOST})`.execute(
    db,
  );
  return { ticket, expiresAt: rows[0]!.expiresAt };
}

/** What a ticket was kept for. @throws GridweaveError UNAUTHENTICATED */
export async function findTicket(db: Kysely<any>, ticket: string): Promise<any> {
  const { rows } = await sql<{ kept: unknown }>`
    select kept from access.stream_ticket where hash = ${hashOf(ticket)} and expires_at > now()`.execute(db);
  if (rows[0]) return rows[0].kept;
  throw new GridweaveError('UNAUTHENTICATED', {
    zh: '订阅地址无效或已过期。请重新以 POST /graphql/streams 取得',
    en: 'The address of the stream is not valid or has expired. Get another with POST /graphql/streams',
  });
}

/** Deletes tickets that have expired. */
export async function forgetTickets(db: Kysely<any>): Promise<void> {
  await sql`delete from access.stream_ticket where expires_at <= now()`.execute(db);
}
