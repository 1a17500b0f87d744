import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type CredentialKind, hashOf } from '../grants/credential.ts';

/** Who signed in, and with which key. */
export interface NewSession {
  readonly kind: CredentialKind;
  readonly owner: string;
  readonly keyMark: string;
  readonly lifeMs: number;
}

export interface KeptSession {
  readonly kind: CredentialKind;
  readonly owner: string;
  readonly keyMark: string;
  /** In milliseconds since the epoch. */
  readonly endsAt: number;
}

const MOST = 50;

/** Keeps a session and gives its token, which is shown this once. Beyond the most that one may have, the oldest end. */
export async function keepSession(db: Kysely<any>, session: NewSession): Promise<{ token: string; endsAt: number }> {
  const { kind, owner, keyMark, lifeMs } = session;
  const token = randomBytes(32).toString('base64url');
  const { rows } = await sql<{ endsAt: number }>`
    insert into access.console_session (hash, kind, owner, key_mark, ends_at)
    values (${hashOf(token)}, ${kind}, ${owner}, ${keyMark}, now() + make_interval(secs => ${lifeMs / 1_000}))
    returning (extract(epoch from ends_at) * 1000)::float8 as "endsAt"`.execute(db);
  await sql`
    delete from access.console_session where hash in (
      select hash from access.console_session
      where kind = ${kind} and owner = ${owner} order by used_at desc, hash offset ${MOST})`.execute(db);
  return { token, endsAt: rows[0]!.endsAt };
}

/** The session of a token, unless it is over or was not used for too long; notes that it is used. */
export async function findSession(db: Kysely<any>, token: string, idleMs: number): Promise<KeptSession | undefined> {
  const { rows } = await sql<KeptSession & { isStale: boolean }>`
    select kind, owner, key_mark as "keyMark", (extract(epoch from ends_at) * 1000)::float8 as "endsAt",
      used_at < now() - interval '30 seconds' as "isStale"
    from access.console_session
    where hash = ${hashOf(token)} and ends_at > now() and used_at > now() - make_interval(secs => ${idleMs / 1_000})`.execute(
    db,
  );
  // not with each call, so that a page with many calls writes once
  if (rows[0]?.isStale)
    await sql`update access.console_session set used_at = now() where hash = ${hashOf(token)}`.execute(db);
  return rows[0];
}

/** Ends the session of a token. */
export async function endSession(db: Kysely<any>, token: string): Promise<void> {
  await sql`delete from access.console_session where hash = ${hashOf(token)}`.execute(db);
}

/** Deletes sessions that are over. */
export async function forgetSessions(db: Kysely<any>): Promise<void> {
  await sql`delete from access.console_session where ends_at <= now()`.execute(db);
}
