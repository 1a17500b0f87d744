import { randomUUID } from 'node:crypto';
import { dueAfterWorkingDays, GridweaveError, type Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { findBundle, insertBundle } from '../bundles/index.ts';
import { changePolicy } from '../grants/change.ts';
import { putInForce } from '../grants/grant-in-force.ts';
import { refusedOne } from '../grants/refused.ts';
import { leaveNotice } from '../notices/index.ts';
import { readGovernanceSettings } from '../settings/index.ts';

/** An emergency, as the duty officer states it. */
export interface EmergencyCall {
  readonly client: string;
  readonly department: string;
  readonly bundle: string;
  /** The name of the duty officer. */
  readonly officer: string;
  readonly reason: string;
  readonly hours: number;
  /** Where; left out: the department's jurisdiction. */
  readonly areas?: readonly string[] | null;
}

export interface EmergencyUse {
  readonly id: string;
  readonly until: Date;
  readonly reviewDue: Date;
  readonly grants: readonly string[];
}

/**
 * Gives the bundle at once, to this client only and for some hours. Auditors are told with the same transaction, and the
 * use has to be reviewed afterwards: while a review is overdue there is no other.
 * @throws GridweaveError FORBIDDEN without an authorisation in force for the bundle as it is, or while a review is
 * overdue.
 */
export async function useEmergency(db: Kysely<any>, model: Model, call: EmergencyCall): Promise<EmergencyUse> {
  const { client, department, bundle: name, officer, reason, hours, areas = null } = call;
  for (const [where, text] of Object.entries({ officer, reason }))
    if (!text.trim()) throw refusedOne(where, '不可为空', 'must be given');
  const by = `client:${client}`;
  return changePolicy(db, { by, what: `emergency bundle ${name} used by ${officer}`, reason }, async (trx, version) => {
    const authorisation = await requireAuthorised(trx, client, name);
    if (!Number.isFinite(hours) || hours <= 0 || hours > authorisation.hours)
      throw refusedOne(
        'hours',
        `须大于 0,最多 ${authorisation.hours}`,
        `must be above 0 and at most ${authorisation.hours}`,
      );
    await requireReviewed(trx, client);
    const bundle = await findBundle(trx, name);
    const id = randomUUID();
    const until = new Date(Date.now() + hours * 3_600_000);
    const { reviewDays } = await readGovernanceSettings(trx);
    const reviewDue = dueAfterWorkingDays(until, reviewDays);
    await sql`
      insert into access.emergency_use (id, authorisation, officer, reason, until, review_due)
      values (${id}, ${authorisation.id}, ${officer}, ${reason}, ${until}, ${reviewDue})`.execute(trx);
    const conditions = {
      department,
      client,
      areas,
      purpose: reason,
      legalBasis: '《中华人民共和国突发事件应对法》',
      validUntil: until,
    };
    const grants = await insertBundle(trx, model, bundle, conditions, by, id);
    await sql`
      update access.data_grant set state = 'approved', approved_by = ${`authorisation:${authorisation.id}`}, approved_at = now()
      where id = any(${grants}::text[])`.execute(trx);
    for (const grant of grants) await putInForce(trx, model, grant, by, version, null);
    await leaveNotice(trx, {
      audience: 'auditor',
      kind: 'emergency',
      subject: id,
      zh: `${department} 的值班人员 ${officer} 启用应急资源包「${bundle.title.zh}」至 ${until.toISOString()}:${reason}`,
      en: `Duty officer ${officer} of ${department} took the emergency bundle “${bundle.title.en}” until ${until.toISOString()}: ${reason}`,
    });
    return { result: { id, until, reviewDue, grants }, touched: [department] };
  });
}

/** The mandatory review of a use by an auditor; one that was not justified also ends the authorisation. */
export async function reviewEmergency(
  db: Kysely<any>,
  id: string,
  outcome: 'justified' | 'not-justified',
  note: string,
  by: string,
): Promise<void> {
  if (!note.trim()) throw refusedOne('note', '须写明复核意见', 'say what the review found');
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ authorisation: string }>`
      update access.emergency_use set reviewed_by = ${by}, reviewed_at = now(), outcome = ${outcome}, review_note = ${note}
      where id = ${id} and reviewed_at is null returning authorisation`.execute(trx);
    if (!rows[0])
      throw refusedOne(`emergency ${id}`, '不存在或已复核', 'there is no such use, or it is reviewed already');
    if (outcome === 'not-justified')
      await sql`
        update access.emergency_authorisation set state = 'ended', ended_by = ${by}, ended_at = now()
        where id = ${rows[0].authorisation} and state <> 'ended'`.execute(trx);
  });
}

async function requireAuthorised(
  trx: Transaction<any>,
  client: string,
  bundle: string,
): Promise<{ readonly id: string; readonly hours: number }> {
  const { rows } = await sql<{ id: string; hours: number; isSame: boolean }>`
    select a.id, a.hours, b.at <= a.requested_at as "isSame"
    from access.emergency_authorisation as a join access.bundle as b on b.name = a.bundle
    where a.client = ${client} and a.bundle = ${bundle} and a.state = 'active' and a.valid_until > now()
    order by b.at <= a.requested_at desc, a.hours desc limit 1`.execute(trx);
  if (rows[0]?.isSame) return rows[0];
  if (rows[0])
    throw new GridweaveError('FORBIDDEN', {
      zh: `应急资源包 ${bundle} 在授权之后有变更,须由管理员重新授权`,
      en: `The emergency bundle ${bundle} was changed since it was authorised; admins have to authorise it anew`,
    });
  throw new GridweaveError('FORBIDDEN', {
    zh: `此接入方未获准启用应急资源包 ${bundle}。请管理员事先授权`,
    en: `This client is not authorised to take the emergency bundle ${bundle}. Admins have to authorise it beforehand`,
  });
}

async function requireReviewed(trx: Transaction<any>, client: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select u.id from access.emergency_use as u join access.emergency_authorisation as a on a.id = u.authorisation
    where a.client = ${client} and u.reviewed_at is null and u.review_due < now() limit 1`.execute(trx);
  if (rows.length === 0) return;
  throw new GridweaveError('FORBIDDEN', {
    zh: '上一次应急启用逾期未复核,复核前不可再次启用',
    en: 'An earlier emergency was not reviewed in time; there is no other before its review',
  });
}
