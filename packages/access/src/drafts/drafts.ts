import { randomUUID } from 'node:crypto';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { requireClientOf } from '../grants/parties.ts';
import { type Fault, refused, refusedOne } from '../grants/refused.ts';
import { loadRules } from '../rules/load-rules.ts';
import type { Rules } from '../rules/rules.ts';
import { readGovernanceSettings } from '../settings/index.ts';
import { changeFaults, type ChangeModels } from './change-faults.ts';
import { type DraftRequirements, draftRequirements } from './draft-requirements.ts';
import type { RuleChange } from './rule-change.ts';

export const draftStates = ['open', 'submitted', 'approved', 'activated', 'refused', 'abandoned'] as const;
export type DraftState = (typeof draftStates)[number];

/** Changes of the rules that are prepared, looked at and approved together. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly changes: readonly RuleChange[];
  /** The version that it was written against. */
  readonly baseVersion: string;
  readonly state: DraftState;
  readonly author: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly activatedVersion: string | null;
  readonly approvedBy: readonly string[];
}

export type DraftText = Pick<Draft, 'title' | 'reason' | 'changes'>;

/** Writes a draft; nothing changes before it is approved by somebody else and activated. Returns its id. */
export async function createDraft(
  db: Kysely<any>,
  models: ChangeModels,
  draft: DraftText,
  author: string,
): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    const rules = await loadRules(trx);
    await requireSound(trx, draft, models, rules);
    await sql`
      insert into access.draft (id, title, reason, changes, base_version, state, author)
      values (${id}, ${draft.title}, ${draft.reason}, ${JSON.stringify(draft.changes)}::jsonb, ${rules.version}::int8,
        'open', ${author})`.execute(trx);
    await recordDraftStep(trx, id, author, 'created', draft.reason, draft.changes);
  });
  return id;
}

/** Writes an open draft anew. Whoever does is its author from then on, and approvals are void. */
export async function rewriteDraft(
  db: Kysely<any>,
  models: ChangeModels,
  id: string,
  draft: DraftText,
  author: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, id, ['open', 'submitted']);
    const rules = await loadRules(trx);
    await requireSound(trx, draft, models, rules);
    await sql`
      update access.draft set title = ${draft.title}, reason = ${draft.reason}, changes = ${JSON.stringify(draft.changes)}::jsonb,
        base_version = ${rules.version}::int8, state = 'open', author = ${author}, changed_at = now()
      where id = ${id}`.execute(trx);
    await sql`delete from access.draft_approval where draft = ${id}`.execute(trx);
    await recordDraftStep(trx, id, author, 'rewritten', draft.reason, draft.changes);
  });
}

/** Sends a draft for approval. */
export async function submitDraft(db: Kysely<any>, models: ChangeModels, id: string, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, id, ['open']);
    await requireReady(trx, models, draft);
    await setState(trx, id, 'submitted');
    await recordDraftStep(trx, id, by, 'submitted');
  });
}

/**
 * Approves a submitted draft; one that came to need more approvals since, by a stricter label or setting, is approved
 * again. @throws GridweaveError FORBIDDEN for its author, or whoever approved it before.
 */
export async function approveDraft(
  db: Kysely<any>,
  models: ChangeModels,
  id: string,
  by: string,
  note: string | null = null,
): Promise<{ readonly given: number; readonly needed: number }> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockDraft(trx, id, ['submitted', 'approved']);
    if (draft.author === by)
      throw new GridweaveError('FORBIDDEN', {
        zh: `草案由 ${by} 起草,须由他人批准`,
        en: `the draft was written by ${by}; somebody else has to approve it`,
      });
    const needed = await requireReady(trx, models, draft);
    const { rows } = await sql`
      insert into access.draft_approval (draft, by, note) values (${id}, ${by}, ${note}) on conflict do nothing returning by`.execute(
      trx,
    );
    if (rows.length === 0)
      throw new GridweaveError('FORBIDDEN', {
        zh: `${by} 已批准过此草案,还需另一人批准`,
        en: `${by} has approved the draft already; another person has to approve it as well`,
      });
    const given = draft.approvedBy.length + 1;
    const isDecided = draft.state === 'submitted' && given >= needed.approvals;
    if (isDecided) await setState(trx, id, 'approved');
    await recordDraftStep(trx, id, by, isDecided ? 'approved' : 'approval', note);
    return { given, needed: needed.approvals };
  });
}

/** Refuses a draft, or gives it up: `abandoned` by its author. */
export async function endDraft(
  db: Kysely<any>,
  id: string,
  state: 'refused' | 'abandoned',
  by: string,
  reason: string,
): Promise<void> {
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, id, ['open', 'submitted', 'approved']);
    await setState(trx, id, state);
    await recordDraftStep(trx, id, by, state, reason);
  });
}

/** A draft. @throws GridweaveError BAD_USER_INPUT */
export async function findDraft(db: Kysely<any>, id: string): Promise<Draft> {
  const [draft] = await select(db, sql`d.id = ${id}`);
  if (!draft) throw refusedOne(`draft ${id}`, '草案不存在', 'there is no such draft');
  return draft;
}

/** Drafts, the latest first. */
export function listDrafts(db: Kysely<any>, states: readonly DraftState[], first: number): Promise<readonly Draft[]> {
  return select(db, sql`d.state = any(${states}::text[]) order by d.changed_at desc limit ${first}`);
}

/** Locks a draft that has to be in one of the states. */
export async function lockDraft(trx: Transaction<any>, id: string, states: readonly DraftState[]): Promise<Draft> {
  await sql`select from access.draft where id = ${id} for update`.execute(trx);
  const draft = await findDraft(trx, id);
  if (!states.includes(draft.state))
    throw refusedOne(
      `draft ${id}`,
      `当前状态为 ${draft.state},此操作需要 ${states.join(' 或 ')}`,
      `it is ${draft.state}; this needs one that is ${states.join(' or ')}`,
    );
  return draft;
}

/** Adds to the record of a draft, which is never changed. */
export async function recordDraftStep(
  trx: Transaction<any>,
  draft: string,
  by: string,
  step: string,
  reason: string | null = null,
  changes?: readonly RuleChange[],
): Promise<void> {
  await sql`
    insert into access.draft_step (draft, by, step, reason, changes)
    values (${draft}, ${by}, ${step}, ${reason}, ${changes ? JSON.stringify(changes) : null}::jsonb)`.execute(trx);
}

/** What the draft needs; refuses one that cannot be enacted as the rules are now. */
export async function requireReady(
  trx: Transaction<any>,
  models: ChangeModels,
  draft: Draft,
): Promise<DraftRequirements> {
  const rules = await loadRules(trx);
  await requireSound(trx, draft, models, rules);
  const needed = draftRequirements(draft.changes, models.inForce, rules, await readGovernanceSettings(trx));
  const faults: Fault[] = needed.withoutAssessment.map((i) => ({
    where: `changes[${i}]`,
    zh: '含个人信息,须附上个人信息保护影响评估(《个人信息保护法》第五十五条)',
    en: 'holds personal information: attach the impact assessment (Personal Information Protection Law, article 55)',
  }));
  if (faults.length > 0) throw refused({ zh: '草案尚不完整', en: 'The draft is not complete' }, faults);
  return needed;
}

async function requireSound(
  trx: Transaction<any>,
  { title, reason, changes }: DraftText,
  models: ChangeModels,
  rules: Rules,
): Promise<void> {
  const faults: Fault[] = [...changeFaults(changes, models, rules)];
  if (!title.trim()) faults.unshift({ where: 'title', zh: '须有标题', en: 'give it a title' });
  if (!reason.trim()) faults.unshift({ where: 'reason', zh: '须写明理由', en: 'give the reason' });
  if (changes.some(({ kind }) => kind === 'activate'))
    faults.push({
      where: 'changes',
      zh: 'activate 只供预览;申请请单独审批生效',
      en: 'hold activate, which is for looking only: a request is approved and activated by itself',
    });
  if (faults.length > 0) throw refused({ zh: '草案有误', en: 'The draft cannot be like this' }, faults);
  for (const change of changes) {
    if (change.kind === 'grant') await requireClientOf(trx, change.grant.department, change.grant.client);
    if (change.kind === 'deny' && change.denial.department)
      await requireClientOf(trx, change.denial.department, change.denial.client);
  }
}

async function setState(trx: Transaction<any>, id: string, state: DraftState): Promise<void> {
  await sql`update access.draft set state = ${state}, changed_at = now() where id = ${id}`.execute(trx);
}

async function select(db: Kysely<any>, which: ReturnType<typeof sql>): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    select d.id, d.title, d.reason, d.changes, d.base_version as "baseVersion", d.state, d.author,
      d.created_at as "createdAt", d.changed_at as "changedAt", d.activated_version as "activatedVersion",
      array(select a.by from access.draft_approval as a where a.draft = d.id order by a.at) as "approvedBy"
    from access.draft as d where ${which}`.execute(db);
  return rows;
}
