import type { Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { insertAssessment } from '../grants/assessments.ts';
import { changePolicy, type PolicyGuard, type Touched } from '../grants/change.ts';
import { moreApprovals } from '../grants/decide-grant.ts';
import { insertDefaultPolicy } from '../grants/default-policy.ts';
import { endDenial, insertDenial } from '../grants/denials.ts';
import { updateJurisdiction } from '../grants/departments.ts';
import { putInForce, takeBack } from '../grants/grant-in-force.ts';
import { readConditions } from '../grants/grant-row.ts';
import { refusedOne } from '../grants/refused.ts';
import { insertRequest } from '../grants/request-grant.ts';
import { recordStep } from '../grants/steps.ts';
import { endLabelChange, insertLabelChange } from '../labels/label-changes.ts';
import { insertPluginSwitch } from '../plugins/plugin-switch.ts';
import type { ChangeModels } from './change-faults.ts';
import { type Draft, lockDraft, recordDraftStep, requireReady } from './drafts.ts';
import { readDenial, type RuleChange } from './rule-change.ts';

/** Puts an approved draft into force, all of it or nothing; returns the version that it became. */
export async function activateDraft(
  db: Kysely<any>,
  models: ChangeModels,
  id: string,
  by: string,
  guard?: PolicyGuard,
): Promise<string> {
  return changePolicy(db, { by, what: `draft ${id} activated`, guard }, async (trx, version) => {
    const draft = await lockDraft(trx, id, ['approved']);
    const { approvals } = await requireReady(trx, models, draft);
    const given = draft.approvedBy.length;
    if (given < approvals) throw refusedOne(`draft ${id}`, ...moreApprovals(given, approvals));
    const touched = new Set<string>();
    let all = false;
    for (const change of draft.changes) {
      const of = await enact(trx, change, draft, models.inForce, by, version);
      if (of === 'all') all = true;
      else for (const code of of) touched.add(code);
    }
    await sql`
      update access.draft set state = 'activated', activated_version = ${version}::int8, changed_at = now() where id = ${id}`.execute(
      trx,
    );
    await recordDraftStep(trx, id, by, 'activated');
    return { result: version, touched: all ? 'all' : [...touched] };
  });
}

async function enact(
  trx: Transaction<any>,
  change: RuleChange,
  draft: Draft,
  model: Model,
  by: string,
  version: string,
): Promise<Touched> {
  const { author } = draft;
  switch (change.kind) {
    case 'grant':
      return [await enactGrant(trx, change, draft, model, by, version)];
    case 'activate':
      return [];
    case 'revoke':
      return [await takeBack(trx, change.grant, author, change.reason, version)];
    case 'deny':
      return (await insertDenial(trx, readDenial(change.denial), author, version)).touched;
    case 'lift':
      return (await endDenial(trx, change.denial, author, version)).touched;
    case 'defaults':
      return (await insertDefaultPolicy(trx, change.defaults, author, version)).touched;
    case 'tighten':
      return (await insertLabelChange(trx, change.label, change.reason, author, version)).touched;
    case 'restore':
      return (await endLabelChange(trx, change.coordinate, change.reason, author, version)).touched;
    case 'plugin':
      return (await insertPluginSwitch(trx, change, change.reason, author, version)).touched;
    case 'jurisdiction':
      return (await updateJurisdiction(trx, change.department, change.areas, version)).touched;
  }
}

/** A grant of a draft has the record that a request of its own would have: asked for, assessed, approved, in force. */
async function enactGrant(
  trx: Transaction<any>,
  { grant, assessment }: Extract<RuleChange, { kind: 'grant' }>,
  draft: Draft,
  model: Model,
  by: string,
  version: string,
): Promise<string> {
  const id = await insertRequest(trx, model, readConditions(grant), draft.author, { draft: draft.id });
  if (assessment) await insertAssessment(trx, id, assessment, draft.author);
  for (const approver of draft.approvedBy) {
    await sql`insert into access.grant_approval (grant_id, by, note) values (${id}, ${approver}, ${draft.title})`.execute(
      trx,
    );
    await recordStep(trx, { grant: id, by: approver, step: 'approval', reason: `draft ${draft.id}` });
  }
  await sql`
    update access.data_grant set state = 'approved', approved_by = ${draft.approvedBy.at(-1)}, approved_at = now()
    where id = ${id}`.execute(trx);
  return putInForce(trx, model, id, by, version, null);
}
