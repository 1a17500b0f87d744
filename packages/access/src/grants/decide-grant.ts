import { GridweaveError, type Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { readGovernanceSettings } from '../settings/index.ts';
import { conditionsOf, type GrantRow, lockGrant } from './grant-row.ts';
import { refusedOne } from './refused.ts';
import { requirementsOf } from './requirements.ts';
import { recordStep } from './steps.ts';
import { validateGrant } from './validate-grant.ts';

/** How far the approval of a grant has come. */
export interface ApprovalProgress {
  readonly given: number;
  readonly needed: number;
}

/**
 * Approves a request; with the last approval that it needs it becomes `approved`. One that came to need more since, by a
 * stricter label or setting, is approved again.
 * @throws GridweaveError FORBIDDEN for whoever asked for it, proposed its conditions or approved it before.
 */
export async function approveGrant(
  db: Kysely<any>,
  model: Model,
  id: string,
  by: string,
  note: string | null = null,
): Promise<ApprovalProgress> {
  return db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested', 'approved']);
    requireOther(found, by);
    if (found.proposal)
      throw refusedOne(
        `grant ${id}`,
        '条件尚待部门答复',
        'the department has not answered the proposed conditions yet',
      );
    const conditions = conditionsOf(found);
    validateGrant(model, conditions);
    const { approvals, assessment } = requirementsOf(model, conditions, await readGovernanceSettings(trx));
    if (assessment) await requireAssessment(trx, id);
    const given = await approvalsOf(trx, id, by, note);
    const isDecided = found.state === 'requested' && given >= approvals;
    if (isDecided)
      await sql`
        update access.data_grant set state = 'approved', approved_by = ${by}, approved_at = now() where id = ${id}`.execute(
        trx,
      );
    await recordStep(trx, { grant: id, by, step: isDecided ? 'approved' : 'approval', reason: note, conditions });
    return { given, needed: approvals };
  });
}

/** Refuses to put a grant into force that has fewer approvals than it needs by now, or lacks its assessment. */
export async function requireDecided(trx: Transaction<any>, model: Model, found: GrantRow): Promise<void> {
  const { id } = found;
  const needed = requirementsOf(model, conditionsOf(found), await readGovernanceSettings(trx));
  if (needed.assessment) await requireAssessment(trx, id);
  const given = await countApprovals(trx, id);
  if (given < needed.approvals) throw refusedOne(`grant ${id}`, ...moreApprovals(given, needed.approvals));
}

/** What is said where labels or settings became stricter after an approval. */
export function moreApprovals(given: number, needed: number): readonly [zh: string, en: string] {
  return [
    `已获 ${given} 人批准,现需 ${needed} 人:批准后标注或设置变严,请再由他人批准`,
    `${given} approved it and ${needed} are needed by now, since a label or setting became stricter; another person has to approve it`,
  ];
}

/** Refuses a request or an approval that is not in force yet. */
export async function refuseGrant(db: Kysely<any>, id: string, by: string, reason: string): Promise<void> {
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  await db.transaction().execute(async (trx) => {
    await lockGrant(trx, id, ['requested', 'approved']);
    await sql`
      update access.data_grant set state = 'refused', ended_by = ${by}, ended_at = now(), end_reason = ${reason}
      where id = ${id}`.execute(trx);
    await recordStep(trx, { grant: id, by, step: 'refused', reason });
  });
}

function requireOther(found: GrantRow, by: string): void {
  if (found.requested_by !== by && found.proposed_by !== by) return;
  throw new GridweaveError('FORBIDDEN', {
    zh: `授权 ${found.id} 由 ${by} 申请或提出条件,须由他人审批`,
    en: `grant ${found.id} was requested or its conditions were proposed by ${by}; somebody else has to approve it`,
  });
}

async function requireAssessment(trx: Transaction<any>, id: string): Promise<void> {
  const { rows } = await sql`select from access.assessment where grant_id = ${id}`.execute(trx);
  if (rows.length === 0)
    throw refusedOne(
      `grant ${id}`,
      '含个人信息,须先附上个人信息保护影响评估(《个人信息保护法》第五十五条)',
      'it holds personal information: attach the impact assessment first (Personal Information Protection Law, article 55)',
    );
}

async function approvalsOf(trx: Transaction<any>, id: string, by: string, note: string | null): Promise<number> {
  const added = await sql`
    insert into access.grant_approval (grant_id, by, note) values (${id}, ${by}, ${note}) on conflict do nothing returning by`.execute(
    trx,
  );
  if (added.rows.length === 0)
    throw new GridweaveError('FORBIDDEN', {
      zh: `${by} 已批准过授权 ${id},还需另一人批准`,
      en: `${by} has approved grant ${id} already; another person has to approve it as well`,
    });
  return countApprovals(trx, id);
}

async function countApprovals(trx: Transaction<any>, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from access.grant_approval where grant_id = ${id}`.execute(trx);
  return rows[0]!.n;
}
