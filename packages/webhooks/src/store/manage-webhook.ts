import type { Identity } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';
import { newSecret, shownSecret } from '../message/sign.ts';
import type { ShownSecret } from './add-webhook.ts';

/** How long the secret before the last signs beside it, so that receivers can change over. */
const OLD_SECRET_HOURS = 24;

/** What a client does to a webhook of its own; false where it has no such webhook. */
type Own = { readonly id: string; readonly caller: Identity };

/** Removes a webhook with its dead letters. */
export async function removeWebhook(db: Kysely<any>, { id, caller }: Own): Promise<boolean> {
  const { rows } = await sql`
    delete from webhook.endpoint where id = ${id} and client = ${caller.client} returning id`.execute(db);
  return rows.length > 0;
}

/** Delivers nothing until it is resumed; where it stands is kept. */
export async function pauseWebhook(db: Kysely<any>, { id, caller }: Own): Promise<boolean> {
  const { rows } = await sql`
    update webhook.endpoint set state = 'paused', reason_code = null, reason = null
    where id = ${id} and client = ${caller.client} returning id`.execute(db);
  return rows.length > 0;
}

/** Goes on from where it stands, from now on by the key that resumes it. */
export async function resumeWebhook(db: Kysely<any>, { id, caller }: Own): Promise<boolean> {
  const { rows } = await sql`
    update webhook.endpoint
    set state = 'active', reason_code = null, reason = null, failures = 0, failing_since = null, key_mark = ${caller.keyMark}
    where id = ${id} and client = ${caller.client} returning id`.execute(db);
  return rows.length > 0;
}

/** Goes back to a position, or forward; `rights` are those under which the position was given. */
export async function moveWebhook(
  db: Kysely<any>,
  { id, caller }: Own,
  { position, rights }: { readonly position: string; readonly rights: string },
): Promise<void> {
  await sql`
    update webhook.endpoint set position = ${position}, rights = ${rights}, pending_id = null, pending_to = null
    where id = ${id} and client = ${caller.client}`.execute(db);
}

/** Has the dead letters delivered before anything newer. */
export async function queueDeadLetters(db: Kysely<any>, { id, caller }: Own): Promise<void> {
  await sql`
    update webhook.dead_letter as d set replay_at = now()
    from webhook.endpoint as e
    where e.id = d.endpoint and e.id = ${id} and e.client = ${caller.client} and d.replay_at is null`.execute(db);
}

/** Gives a new secret; for a day the old one signs too. */
export async function rotateSecret(db: Kysely<any>, { id, caller }: Own): Promise<ShownSecret | undefined> {
  const secret = newSecret();
  const { rows } = await sql`
    update webhook.endpoint
    set old_secret = secret, old_secret_until = now() + make_interval(hours => ${OLD_SECRET_HOURS}), secret = ${secret}
    where id = ${id} and client = ${caller.client} returning id`.execute(db);
  return rows.length > 0 ? { id, secret: shownSecret(secret) } : undefined;
}

/** An admin stops a webhook; only an admin lets it go on. */
export async function suspendWebhook(db: Kysely<any>, id: string, by: string, reason: string): Promise<boolean> {
  const { rows } = await sql`
    update webhook.endpoint set suspended_by = ${by}, suspended_at = now(), suspended_reason = ${reason}
    where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}

/** Ends a suspension. */
export async function releaseWebhook(db: Kysely<any>, id: string): Promise<boolean> {
  const { rows } = await sql`
    update webhook.endpoint set suspended_by = null, suspended_at = null, suspended_reason = null
    where id = ${id} returning id`.execute(db);
  return rows.length > 0;
}
