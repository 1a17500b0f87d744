import type { Operator } from '@gridweave/kit';
import { sql, type Transaction } from 'kysely';
import type { GrantState } from '../policy/facts.ts';
import type { GrantConditions } from './conditions.ts';
import { refusedOne } from './refused.ts';

/** A grant as it stands in its table. */
export interface GrantRow {
  readonly id: string;
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
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly requested_by: string;
  readonly proposal: StoredConditions | null;
  readonly proposed_by: string | null;
}

/** Conditions as they are kept in JSON: times as ISO 8601. */
export type StoredConditions = Omit<GrantConditions, 'validFrom' | 'validUntil'> & {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
};

/** Locks the grant of a change that needs it to be in one of the states. */
export async function lockGrant(trx: Transaction<any>, id: string, states: readonly GrantState[]): Promise<GrantRow> {
  const { rows } = await sql<GrantRow>`
    select id, department, client, state, fields, access, mask, operators, areas, scopes, purpose, legal_basis,
      valid_from, valid_until, requested_by, proposal, proposed_by
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

/** The conditions of a grant. */
export function conditionsOf(row: GrantRow): GrantConditions {
  const { department, client, fields, access, mask, operators, areas, scopes, purpose } = row;
  return {
    department,
    client,
    fields,
    access,
    mask,
    operators,
    areas,
    scopes,
    purpose,
    legalBasis: row.legal_basis,
    validFrom: dateOf(row.valid_from),
    validUntil: dateOf(row.valid_until),
  };
}

/** Conditions as JSON keeps them. */
export function storedConditions(grant: GrantConditions): StoredConditions {
  const { validFrom, validUntil, ...rest } = grant;
  return { ...rest, validFrom: validFrom?.toISOString() ?? null, validUntil: validUntil?.toISOString() ?? null };
}

/** Conditions that JSON kept. */
export function readConditions({ validFrom, validUntil, ...rest }: StoredConditions): GrantConditions {
  return { ...rest, validFrom: dateOf(validFrom), validUntil: dateOf(validUntil) };
}

function dateOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
