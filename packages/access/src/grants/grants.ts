import { randomUUID } from 'node:crypto';
import { GridweaveError, type Model, type Operator } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { GrantState } from '../policy/facts.ts';
import { changePolicy } from './change.ts';
import type { GrantConditions } from './conditions.ts';
import { requireDepartment } from './departments.ts';
import { refusedOne } from './refused.ts';
import { validateGrant } from './validate-grant.ts';

/** Asks for a grant; returns its id. Nothing is given before somebody else approves it and it is activated. */
export async function requestGrant(db: Kysely<any>, model: Model, grant: GrantConditions, by: string): Promise<string> {
  validateGrant(model, grant);
  const id = randomUUID();
  return db.transaction().execute(async (trx) => {
    await requireParties(trx, grant);
    await sql`
      insert into access.data_grant (id, department, client, state, fields, access, mask, operators, areas, scopes,
        purpose, legal_basis, valid_from, valid_until, requested_by)
      values (${id}, ${grant.department}, ${grant.client ?? null}, 'requested', ${grant.fields}::text[], ${grant.access},
        ${grant.mask ?? null}, ${grant.operators}::text[], ${grant.areas ?? null}::text[], ${grant.scopes ?? []}::text[],
        ${grant.purpose ?? ''}, ${grant.legalBasis ?? ''}, ${grant.validFrom ?? null}, ${grant.validUntil ?? null}, ${by})`.execute(
      trx,
    );
    return id;
  });
}

/** Changes the conditions of a request that is not decided yet. Who changes it counts as its requester. */
export async function amendGrant(
  db: Kysely<any>,
  model: Model,
  id: string,
  grant: GrantConditions,
  by: string,
): Promise<void> {
  validateGrant(model, grant);
  await db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested']);
    if (found.department !== grant.department)
      throw refusedOne(`grant ${id}`, '不可改换部门,请另行申请', 'its department cannot change; request another grant');
    await requireParties(trx, grant);
    await sql`
      update access.data_grant set client = ${grant.client ?? null}, fields = ${grant.fields}::text[], access = ${grant.access},
        mask = ${grant.mask ?? null}, operators = ${grant.operators}::text[], areas = ${grant.areas ?? null}::text[],
        scopes = ${grant.scopes ?? []}::text[], purpose = ${grant.purpose ?? ''}, legal_basis = ${grant.legalBasis ?? ''},
        valid_from = ${grant.validFrom ?? null}, valid_until = ${grant.validUntil ?? null}, requested_by = ${by}, requested_at = now()
      where id = ${id}`.execute(trx);
  });
}

/** Approves a request. FORBIDDEN for the one who made it. */
export async function approveGrant(db: Kysely<any>, model: Model, id: string, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await lockGrant(trx, id, ['requested']);
    if (found.requested_by === by)
      throw new GridweaveError('FORBIDDEN', {
        zh: `授权 ${id} 由 ${by} 申请,须由他人审批`,
        en: `grant ${id} was requested by ${by}; somebody else has to approve it`,
      });
    validateGrant(model, conditionsOf(found));
    await sql`
      update access.data_grant set state = 'approved', approved_by = ${by}, approved_at = now() where id = ${id}`.execute(
      trx,
    );
  });
}

/** Puts an approved grant into force, from its start on. */
export async function activateGrant(db: Kysely<any>, model: Model, id: string, by: string): Promise<void> {
  await changePolicy(db, async (trx) => {
    const found = await lockGrant(trx, id, ['approved']);
    validateGrant(model, conditionsOf(found));
    await sql`
      update access.data_grant set state = 'active', activated_by = ${by}, activated_at = now() where id = ${id}`.execute(
      trx,
    );
    return { result: undefined, touched: [found.department] };
  });
}

/** Refuses a request or an approval that is not in force yet. */
export async function refuseGrant(db: Kysely<any>, id: string, by: string, reason: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockGrant(trx, id, ['requested', 'approved']);
    await end(trx, id, 'refused', by, reason);
  });
}

/** Takes a grant back, everywhere at once. */
export async function revokeGrant(db: Kysely<any>, id: string, by: string, reason: string): Promise<void> {
  await changePolicy(db, async (trx) => {
    const found = await lockGrant(trx, id, ['approved', 'active']);
    await end(trx, id, 'revoked', by, reason);
    return { result: undefined, touched: [found.department] };
  });
}

/** Marks grants whose time is over as expired; they gave nothing any more since then. Returns how many. */
export async function expireGrants(db: Kysely<any>): Promise<number> {
  const { rows } = await sql`
    update access.data_grant set state = 'expired', ended_at = valid_until, end_reason = 'valid_until'
    where state in ('requested', 'approved', 'active') and valid_until <= now() returning id`.execute(db);
  return rows.length;
}

interface GrantRow {
  readonly department: string;
  readonly client: string | null;
  readonly state: GrantState;
  readonly fields: readonly string[];
  readonly access: 'full' | 'masked';
  readonly mask: string | null;
  readonly operators: readonly Operator[];
  readonly areas: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly purpose: string;
  readonly legal_basis: string;
  readonly requested_by: string;
}

async function lockGrant(trx: Transaction<any>, id: string, states: readonly GrantState[]): Promise<GrantRow> {
  const { rows } = await sql<GrantRow>`
    select department, client, state, fields, access, mask, operators, areas, scopes, purpose, legal_basis, requested_by
    from access.data_grant where id = ${id} for update`.execute(trx);
  const found = rows[0];
  if (!found) throw refusedOne(`grant ${id}`, '授权不存在', 'there is no such grant');
  if (!states.includes(found.state))
    throw refusedOne(
      `grant ${id}`,
      `当前状态为 ${found.state},此操作需要 ${states.join(' 或 ')}`,
      `it is ${found.state}; this needs one that is ${states.join(' or ')}`,
    );
  return found;
}

function conditionsOf({ legal_basis, ...row }: GrantRow): GrantConditions {
  return { ...row, legalBasis: legal_basis };
}

async function end(trx: Transaction<any>, id: string, state: GrantState, by: string, reason: string): Promise<void> {
  await sql`
    update access.data_grant set state = ${state}, ended_by = ${by}, ended_at = now(), end_reason = ${reason} where id = ${id}`.execute(
    trx,
  );
}

async function requireParties(trx: Transaction<any>, { department, client }: GrantConditions): Promise<void> {
  await requireDepartment(trx, department);
  if (client === null || client === undefined) return;
  const { rows } = await sql`select from access.client where id = ${client} and department = ${department}`.execute(
    trx,
  );
  if (rows.length === 0)
    throw refusedOne(
      `client ${client}`,
      `不是部门 ${department} 的客户端`,
      `it is no client of department ${department}`,
    );
}
