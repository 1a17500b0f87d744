import { randomUUID } from 'node:crypto';
import { dueAfterWorkingDays, type Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { readGovernanceSettings } from '../settings/index.ts';
import type { GrantConditions } from './conditions.ts';
import { conditionsOf, lockGrant, readConditions, storedConditions } from './grant-row.ts';
import { requireParties } from './parties.ts';
import { refusedOne } from './refused.ts';
import { requirementsOf } from './requirements.ts';
import { recordStep } from './steps.ts';
import { validateGrant } from './validate-grant.ts';

/** Where a request comes from, beside its conditions. */
export interface RequestOrigin {
  readonly bundle?: string | null;
  readonly renews?: string | null;
  readonly draft?: string | null;
  readonly emergency?: string | null;
}

/** Asks for a grant; returns its id. Nothing is given before others approve it and it is activated. */
export async function requestGrant(
  db: Kysely<any>,
  model: Model,
  grant: GrantConditions,
  by: string,
  origin: RequestOrigin = {},
): Promise<string> {
  return db.transaction().execute((trx) => insertRequest(trx, model, grant, by, origin));
}

/** The same within a transaction. */
export async function insertRequest(
  trx: Transaction<any>,
  model: Model,
  grant: GrantConditions,
  by: string,
  origin: RequestOrigin = {},
): Promise<string> {
  validateGrant(model, grant);
  await requireParties(trx, grant);
  const id = randomUUID();
  const { answerDays } = requirementsOf(model, grant, await readGovernanceSettings(trx));
  await sql`
    insert into access.data_grant (id, department, client, state, fields, access, mask, operators, areas, scopes,
      purpose, legal_basis, valid_from, valid_until, requested_by, answer_due, bundle, renews, draft, emergency)
    values (${id}, ${grant.department}, ${grant.client ?? null}, 'requested', ${grant.fields}::text[], ${grant.access},
      ${grant.mask ?? null}, ${grant.operators}::text[], ${grant.areas ?? null}::text[], ${grant.scopes ?? []}::text[],
      ${grant.purpose ?? ''}, ${grant.legalBasis ?? ''}, ${grant.validFrom ?? null}, ${grant.validUntil ?? null}, ${by},
      ${dueAfterWorkingDays(new Date(), answerDays)}, ${origin.bundle ?? null}, ${origin.renews ?? null},
      ${origin.draft ?? null}, ${origin.emergency ?? null})`.execute(trx);
  await recordStep(trx, { grant: id, by, step: 'requested', reason: grant.purpose ?? null, conditions: grant });
  return id;
}

/** Changes the conditions of a request that is not decided yet. Who changes it counts as its requester. */
export async function amendGrant(
  db: Kysely<any>,
  model: Model,
  id: string,
  grant: GrantConditions,
  by: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested']);
    requireSameDepartment(id, found.department, grant);
    await setConditions(trx, model, id, grant, by);
    await recordStep(trx, { grant: id, by, step: 'amended', conditions: grant });
  });
}

/** Offers the department other conditions; they hold when it accepts them. */
export async function proposeConditions(
  db: Kysely<any>,
  model: Model,
  id: string,
  grant: GrantConditions,
  by: string,
  reason: string,
): Promise<void> {
  validateGrant(model, grant);
  if (!reason.trim()) throw refusedOne('reason', '须写明理由', 'give the reason');
  await db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested']);
    requireSameDepartment(id, found.department, grant);
    await requireParties(trx, grant);
    await sql`
      update access.data_grant set proposal = ${JSON.stringify(storedConditions(grant))}::jsonb, proposed_by = ${by}
      where id = ${id}`.execute(trx);
    await recordStep(trx, { grant: id, by, step: 'proposed', reason, conditions: grant });
  });
}

/** The department's answer to proposed conditions: they become those of the request, or the request stays as it was. */
export async function answerProposal(
  db: Kysely<any>,
  model: Model,
  id: string,
  by: string,
  isAccepted: boolean,
  reason: string | null = null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested']);
    if (!found.proposal)
      throw refusedOne(`grant ${id}`, '没有待答复的条件', 'no conditions were proposed that could be answered');
    const proposal = readConditions(found.proposal);
    if (isAccepted) await setConditions(trx, model, id, proposal, by);
    await sql`
      update access.data_grant set proposal = null, proposed_by = ${isAccepted ? found.proposed_by : null}
      where id = ${id}`.execute(trx);
    await recordStep(trx, {
      grant: id,
      by,
      step: isAccepted ? 'accepted' : 'declined',
      reason,
      ...(isAccepted ? { conditions: proposal } : {}),
    });
  });
}

/** Takes a request back before it is decided. */
export async function withdrawGrant(db: Kysely<any>, id: string, by: string, reason: string | null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockGrant(trx, id, ['requested', 'approved']);
    await sql`
      update access.data_grant set state = 'withdrawn', ended_by = ${by}, ended_at = now(), end_reason = ${reason}
      where id = ${id}`.execute(trx);
    await recordStep(trx, { grant: id, by, step: 'withdrawn', reason });
  });
}

/** Asks to go on with a grant after its end: the same conditions from there until another date. */
export async function renewGrant(
  db: Kysely<any>,
  model: Model,
  id: string,
  validUntil: Date | null,
  by: string,
  purpose: string | null = null,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const found = conditionsOf(await lockGrant(trx, id, ['active', 'expired']));
    if (!found.validUntil)
      throw refusedOne(`grant ${id}`, '没有到期日,无需续期', 'it has no end, so there is nothing to renew');
    const renewed = {
      ...found,
      purpose: purpose ?? found.purpose,
      validFrom: found.validUntil > new Date() ? found.validUntil : null,
      validUntil,
    };
    return insertRequest(trx, model, renewed, by, { renews: id });
  });
}

async function setConditions(
  trx: Transaction<any>,
  model: Model,
  id: string,
  grant: GrantConditions,
  by: string,
): Promise<void> {
  validateGrant(model, grant);
  await requireParties(trx, grant);
  // what was approved were other conditions
  await sql`delete from access.grant_approval where grant_id = ${id}`.execute(trx);
  await sql`
    update access.data_grant set client = ${grant.client ?? null}, fields = ${grant.fields}::text[], access = ${grant.access},
      mask = ${grant.mask ?? null}, operators = ${grant.operators}::text[], areas = ${grant.areas ?? null}::text[],
      scopes = ${grant.scopes ?? []}::text[], purpose = ${grant.purpose ?? ''}, legal_basis = ${grant.legalBasis ?? ''},
      valid_from = ${grant.validFrom ?? null}, valid_until = ${grant.validUntil ?? null}, requested_by = ${by}, requested_at = now()
    where id = ${id}`.execute(trx);
}

function requireSameDepartment(id: string, department: string, grant: GrantConditions): void {
  if (department !== grant.department)
    throw refusedOne(`grant ${id}`, '不可改换部门,请另行申请', 'its department cannot change; request another grant');
}
