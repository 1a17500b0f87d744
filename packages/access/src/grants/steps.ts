import type { Title } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import { leaveNotice, type NewNotice } from '../notices/notices.ts';
import type { GrantConditions } from './conditions.ts';
import { storedConditions } from './grant-row.ts';

/** What can happen to a grant. */
export type GrantStepKind =
  | 'requested'
  | 'amended'
  | 'assessed'
  | 'proposed'
  | 'accepted'
  | 'declined'
  | 'approval'
  | 'approved'
  | 'activated'
  | 'refused'
  | 'withdrawn'
  | 'revoked'
  | 'expired'
  | 'expiry-noticed';

export interface GrantStep {
  readonly grant: string;
  readonly by: string;
  readonly step: GrantStepKind;
  readonly reason?: string | null;
  /** The conditions as they are from this step on, where it changes or proposes them. */
  readonly conditions?: GrantConditions;
  readonly version?: string;
}

/** Adds a step to the record of a grant; steps are never changed. */
export async function recordStep(trx: Transaction<any>, step: GrantStep): Promise<void> {
  const conditions = step.conditions ? JSON.stringify(storedConditions(step.conditions)) : null;
  await sql`
    insert into access.grant_step (grant_id, by, step, reason, conditions, version)
    values (${step.grant}, ${step.by}, ${step.step}, ${step.reason ?? null}, ${conditions}::jsonb, ${step.version ?? null}::int8)`.execute(
    trx,
  );
  if (step.by !== 'system') await noticeStep(trx, step);
}

/** What happened to a grant, for those who wait for it: its department, or the approvers. */
const notices: Readonly<
  Partial<Record<GrantStepKind, { readonly kind: NewNotice['kind']; readonly to: 'department' | 'approver' } & Title>>
> = {
  requested: { kind: 'request', to: 'approver', zh: '有新的申请待审批', en: 'a request waits for approval' },
  accepted: {
    kind: 'request',
    to: 'approver',
    zh: '部门接受了所提条件',
    en: 'the department accepted the proposed conditions',
  },
  declined: {
    kind: 'request',
    to: 'approver',
    zh: '部门未接受所提条件',
    en: 'the department did not accept the proposed conditions',
  },
  proposed: {
    kind: 'proposal',
    to: 'department',
    zh: '管理方提出了其他条件,请答复',
    en: 'other conditions were proposed; answer them',
  },
  approved: { kind: 'decision', to: 'department', zh: '申请已批准', en: 'the request was approved' },
  activated: { kind: 'decision', to: 'department', zh: '授权已生效', en: 'the grant is in force' },
  refused: { kind: 'decision', to: 'department', zh: '申请被拒绝', en: 'the request was refused' },
  revoked: { kind: 'decision', to: 'department', zh: '授权已撤销', en: 'the grant was taken back' },
  expired: { kind: 'expiry', to: 'department', zh: '授权已到期', en: 'the grant has ended' },
  'expiry-noticed': {
    kind: 'expiry',
    to: 'department',
    zh: '授权即将到期,如需续期请申请',
    en: 'the grant ends soon; ask to renew it if it is needed',
  },
};

async function noticeStep(trx: Transaction<any>, { grant, step, reason }: GrantStep): Promise<void> {
  const notice = notices[step];
  if (!notice) return;
  const { rows } = await sql<{ department: string; fields: string[]; until: string | null }>`
    select department, fields, valid_until as until from access.data_grant where id = ${grant}`.execute(trx);
  const { department, fields } = rows[0]!;
  const [first, more] = [fields[0], fields.length - 1];
  const zh = `${department} 的 ${first}${more > 0 ? ` 等 ${more + 1} 项` : ''}: ${notice.zh}`;
  const en = `${first}${more > 0 ? ` and ${more} more` : ''} of ${department}: ${notice.en}`;
  const why = reason && step !== 'requested' ? ` (${reason})` : '';
  await leaveNotice(trx, {
    audience: notice.to === 'approver' ? 'approver' : `department:${department}`,
    kind: notice.kind,
    subject: grant,
    zh: `${zh}${why}`,
    en: `${en}${why}`,
  });
}
