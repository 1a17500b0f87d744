import { randomUUID } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { findBundle } from '../bundles/index.ts';
import { refusedOne } from '../grants/refused.ts';
import { readGovernanceSettings } from '../settings/index.ts';

/** That the duty officers behind a client may take an emergency bundle by themselves. */
export interface NewAuthorisation {
  readonly client: string;
  readonly bundle: string;
  /** The most hours of one use. */
  readonly hours: number;
  readonly reason: string;
  readonly validUntil: Date;
}

/** Proposes an authorisation; another admin has to approve it. Returns its id. */
export async function requestAuthorisation(
  db: Kysely<any>,
  { client, bundle, hours, reason, validUntil }: NewAuthorisation,
  by: string,
): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    if (!(await findBundle(trx, bundle)).emergency)
      throw refusedOne(`bundle ${bundle}`, '不是应急资源包', 'is no emergency bundle');
    const { emergencyHours } = await readGovernanceSettings(trx);
    if (!Number.isInteger(hours) || hours < 1 || hours > emergencyHours)
      throw refusedOne('hours', `须为 1 到 ${emergencyHours}`, `must be from 1 to ${emergencyHours}`);
    if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
    if (validUntil <= new Date()) throw refusedOne('validUntil', '须在将来', 'must be in the future');
    const { rows } = await sql<{ department: string }>`
      select department from access.client where id = ${client}`.execute(trx);
    if (!rows[0]) throw refusedOne(`client ${client}`, '客户端不存在', 'there is no such client');
    await sql`
      insert into access.emergency_authorisation (id, department, client, bundle, hours, reason, state, valid_until, requested_by)
      values (${id}, ${rows[0].department}, ${client}, ${bundle}, ${hours}, ${reason}, 'requested', ${validUntil}, ${by})`.execute(
      trx,
    );
  });
  return id;
}

/** Approves an authorisation. @throws GridweaveError FORBIDDEN for the one who proposed it. */
export async function approveAuthorisation(db: Kysely<any>, id: string, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ state: string; requested_by: string }>`
      select state, requested_by from access.emergency_authorisation where id = ${id} for update`.execute(trx);
    const found = rows[0];
    if (found?.state !== 'requested')
      throw refusedOne(`authorisation ${id}`, '没有待批准的此项授权', 'is no authorisation that waits for approval');
    if (found.requested_by === by)
      throw new GridweaveError('FORBIDDEN', {
        zh: `应急授权由 ${by} 提出,须由他人批准`,
        en: `the authorisation was proposed by ${by}; somebody else has to approve it`,
      });
    await sql`
      update access.emergency_authorisation set state = 'active', approved_by = ${by}, approved_at = now()
      where id = ${id}`.execute(trx);
  });
}

/** Ends an authorisation; what is in use goes on until its hours are over or its grants are revoked. */
export async function endAuthorisation(db: Kysely<any>, id: string, by: string): Promise<void> {
  const { rows } = await sql`
    update access.emergency_authorisation set state = 'ended', ended_by = ${by}, ended_at = now()
    where id = ${id} and state <> 'ended' returning id`.execute(db);
  if (rows.length === 0)
    throw refusedOne(`authorisation ${id}`, '不存在或已终止', 'there is no such authorisation, or it has ended');
}
