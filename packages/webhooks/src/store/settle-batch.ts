import { leaveNotice } from '@gridweave/access';
import { type Kysely, sql } from 'kysely';
import type { DueWebhook } from './due-webhook.ts';

/** Where a batch ends, and the rights that it was told under. */
export interface BatchEnd {
  readonly to: string;
  readonly rights: string;
  /** Everything up to this time has been looked through; null where that is not known. */
  readonly reached: string | null;
}

/** Two processes may hold a webhook for a moment, when one was taken for dead: whoever comes second changes nothing. */
function still({ id, batch }: DueWebhook) {
  return batch.deadLetter === null
    ? sql`e.id = ${id} and e.position = ${batch.after} and e.pending_id is not distinct from ${batch.messageId}`
    : sql`e.id = ${id} and exists (select from webhook.dead_letter as d where d.id = ${batch.deadLetter}::int8 and d.replay_at is not null)`;
}

/** Notes what is about to be sent, so that it has the same id and the same end however often it is sent. */
export async function beginBatch(
  db: Kysely<any>,
  due: DueWebhook,
  messageId: string,
  to: string,
): Promise<DueWebhook | undefined> {
  const { rows } = await sql`
    update webhook.endpoint as e set pending_id = ${messageId}, pending_to = ${to}
    where ${still(due)} returning e.id`.execute(db);
  return rows.length > 0 ? { ...due, batch: { ...due.batch, messageId, to } } : undefined;
}

/** Goes past entries that there is nothing to tell of. */
export async function skipBatch(db: Kysely<any>, due: DueWebhook, { to, reached }: BatchEnd): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update webhook.endpoint as e
      set ${passed(due, to, reached)}
      where ${still(due)} returning e.id`.execute(trx);
    if (rows.length > 0) await dropLetter(trx, due);
    return rows.length > 0;
  });
}

/** Notes a delivery and goes on behind it, in one. */
export async function settleDelivered(
  db: Kysely<any>,
  due: DueWebhook,
  { to, rights, reached }: BatchEnd,
  status: number,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update webhook.endpoint as e
      set last_attempt_at = now(), last_delivery_at = now(), last_outcome = ${`HTTP ${status}`},
        failures = 0, failing_since = null, delivered = delivered + 1, rights = ${rights}, ${passed(due, to, reached)}
      where ${still(due)} returning e.id`.execute(trx);
    if (rows.length > 0) await dropLetter(trx, due);
    return rows.length > 0;
  });
}

function passed({ batch }: DueWebhook, to: string, reached: string | null) {
  // a dead letter lies behind the position
  return batch.deadLetter === null
    ? sql`checked_at = now(), position = ${to}, reached = greatest(${reached}::timestamptz, reached), pending_id = null, pending_to = null`
    : sql`checked_at = now()`;
}

async function dropLetter(trx: Kysely<any>, { batch }: DueWebhook): Promise<void> {
  if (batch.deadLetter !== null)
    await sql`delete from webhook.dead_letter where id = ${batch.deadLetter}::int8`.execute(trx);
}

/** Notes an attempt that failed; returns for how many milliseconds there have been nothing but such. */
export async function noteFailure(db: Kysely<any>, { id }: DueWebhook, outcome: string): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    update webhook.endpoint
    set checked_at = now(), last_attempt_at = now(), last_outcome = ${outcome}, failures = failures + 1,
      failing_since = coalesce(failing_since, now())
    where id = ${id}
    returning (extract(epoch from now() - failing_since) * 1000)::float8 as ms`.execute(db);
  return rows[0]?.ms ?? 0;
}

/** Stops a webhook where it stands, and tells the department why. */
export async function stopWebhook(db: Kysely<any>, due: DueWebhook, code: string, reason: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update webhook.endpoint set state = 'stopped', reason_code = ${code}, reason = ${reason}
      where id = ${due.id} and state = 'active' returning id`.execute(trx);
    if (rows.length > 0)
      await tell(trx, due, '推送已停止,原因见 sharingWebhooks', 'A webhook has stopped; sharingWebhooks says why');
  });
}

/** Gives a batch up: it becomes a dead letter, and the webhook fails until the department resumes or replays it. */
export async function giveUp(
  db: Kysely<any>,
  due: DueWebhook,
  { to }: Pick<BatchEnd, 'to'>,
  messageId: string,
  records: readonly { readonly type: string; readonly id: string }[],
  outcome: string,
): Promise<void> {
  const { batch } = due;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ failures: number; since: string }>`
      select e.failures, e.failing_since as since from webhook.endpoint as e where ${still(due)} for update`.execute(
      trx,
    );
    const [found] = rows;
    if (!found) return;
    if (batch.deadLetter === null)
      await sql`
        insert into webhook.dead_letter (endpoint, message_id, after_position, to_position, records, attempts, since, outcome)
        values (${due.id}, ${messageId}, ${batch.after}, ${to}, ${JSON.stringify(records)}::jsonb, ${found.failures},
          ${found.since}, ${outcome})`.execute(trx);
    else
      await sql`
        update webhook.dead_letter set replay_at = null, at = now(), attempts = attempts + ${found.failures}, outcome = ${outcome}
        where id = ${batch.deadLetter}::int8`.execute(trx);
    await sql`
      update webhook.endpoint as e
      set state = 'failing', reason_code = 'RECEIVER_FAILING', failures = 0, failing_since = null,
        reason = ${'接收端长时间未确认。恢复后以 replaySharingWebhook 重新推送 / The receiver has not acknowledged for too long. Deliver again with replaySharingWebhook when it is back'},
        ${batch.deadLetter === null ? sql`position = ${to}, pending_id = null, pending_to = null` : sql`checked_at = now()`}
      where e.id = ${due.id}`.execute(trx);
    await tell(
      trx,
      due,
      '推送失败已放弃,接收端恢复后请以 replaySharingWebhook 重新推送',
      'A webhook was given up; deliver again with replaySharingWebhook when the receiver is back',
    );
  });
}

function tell(trx: Kysely<any>, { id, caller }: DueWebhook, zh: string, en: string): Promise<void> {
  return leaveNotice(trx, { audience: `department:${caller.department}`, kind: 'webhook', subject: id, zh, en });
}
