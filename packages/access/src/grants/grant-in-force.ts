import type { Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy, type PolicyGuard } from './change.ts';
import { requireDecided } from './decide-grant.ts';
import { readGovernanceSettings } from '../settings/index.ts';
import { conditionsOf, lockGrant } from './grant-row.ts';
import { refusedOne } from './refused.ts';
import { recordStep } from './steps.ts';
import { validateGrant } from './validate-grant.ts';

export interface ActivationOptions {
  /** When it begins; at once unless given. */
  readonly from?: Date | null;
  readonly guard?: PolicyGuard | undefined;
}

/** Puts approved grants into force together, each from its start on. */
export async function activateGrants(
  db: Kysely<any>,
  model: Model,
  ids: readonly string[],
  by: string,
  { from, guard }: ActivationOptions = {},
): Promise<void> {
  await changePolicy(db, { by, what: `grant activated: ${ids.join(', ')}`, guard }, async (trx, version) => {
    const touched = new Set<string>();
    for (const id of ids) {
      await requireDecided(trx, model, await lockGrant(trx, id, ['approved']));
      touched.add(await putInForce(trx, model, id, by, version, from ?? null));
    }
    return { result: undefined, touched: [...touched] };
  });
}

/** Puts one approved grant into force. */
export function activateGrant(
  db: Kysely<any>,
  model: Model,
  id: string,
  by: string,
  options: ActivationOptions = {},
): Promise<void> {
  return activateGrants(db, model, [id], by, options);
}

/** Puts an approved grant into force within a change of the policy; returns its department. */
export async function putInForce(
  trx: Transaction<any>,
  model: Model,
  id: string,
  by: string,
  version: string,
  from: Date | null,
): Promise<string> {
  const found = await lockGrant(trx, id, ['approved']);
  const agreed = conditionsOf(found);
  if (from && agreed.validFrom && from < agreed.validFrom)
    throw refusedOne('from', '早于批准的起始时间', 'is before the start that was approved');
  const conditions = from ? { ...agreed, validFrom: from } : agreed;
  validateGrant(model, conditions);
  await sql`
    update access.data_grant set state = 'active', activated_by = ${by}, activated_at = now(), since_version = ${version}::int8,
      valid_from = ${conditions.validFrom ?? null}
    where id = ${id}`.execute(trx);
  await recordStep(trx, { grant: id, by, step: 'activated', conditions, version });
  return found.department;
}

/** Takes a grant back, everywhere at once. */
export async function revokeGrant(db: Kysely<any>, id: string, by: string, reason: string): Promise<void> {
  await changePolicy(db, { by, what: `grant ${id} revoked`, reason }, async (trx, version) => ({
    result: undefined,
    touched: [await takeBack(trx, id, by, reason, version)],
  }));
}

/** Takes a grant back within a change of the policy; returns its department. */
export async function takeBack(
  trx: Transaction<any>,
  id: string,
  by: string,
  reason: string,
  version: string,
): Promise<string> {
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  const found = await lockGrant(trx, id, ['approved', 'active']);
  await sql`
    update access.data_grant set state = 'revoked', ended_by = ${by}, ended_at = now(), end_reason = ${reason},
      until_version = case when since_version is null then null else ${version}::int8 end
    where id = ${id}`.execute(trx);
  await recordStep(trx, { grant: id, by, step: 'revoked', reason, version });
  return found.department;
}

/**
 * Marks grants whose time is over as expired; they gave nothing any more since then. The versions so far keep them, since
 * they may be read for a moment before the end. Returns how many.
 */
export async function expireGrants(db: Kysely<any>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      update access.data_grant set state = 'expired', ended_at = valid_until, end_reason = 'valid_until',
        until_version = case when since_version is null then null else (select version + 1 from access.policy_version) end
      where state in ('requested', 'approved', 'active') and valid_until <= now() returning id`.execute(trx);
    for (const { id } of rows) await recordStep(trx, { grant: id, by: 'clock', step: 'expired' });
    return rows.length;
  });
}

/** Tells departments of grants that end within the days of the settings, each once. Returns how many. */
export async function noticeExpiries(db: Kysely<any>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { expiryNoticeDays } = await readGovernanceSettings(trx);
    const { rows } = await sql<{ id: string }>`
      update access.data_grant set noticed_at = now()
      where state = 'active' and noticed_at is null and emergency is null
        and valid_until <= now() + make_interval(days => ${expiryNoticeDays}::int)
        and valid_until > now() returning id`.execute(trx);
    for (const { id } of rows) await recordStep(trx, { grant: id, by: 'clock', step: 'expiry-noticed' });
    return rows.length;
  });
}
