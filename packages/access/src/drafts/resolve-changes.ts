import { type Kysely, sql } from 'kysely';
import type { StoredConditions } from '../grants/grant-row.ts';
import { refusedOne } from '../grants/refused.ts';
import type { RuleChange } from './rule-change.ts';

/** Requests that are only looked at as the grants that they would be. */
export async function resolveChanges(db: Kysely<any>, changes: readonly RuleChange[]): Promise<readonly RuleChange[]> {
  const resolved: RuleChange[] = [];
  for (const change of changes)
    resolved.push(change.kind === 'activate' ? { kind: 'grant', grant: await conditionsOf(db, change.grant) } : change);
  return resolved;
}

async function conditionsOf(db: Kysely<any>, id: string): Promise<StoredConditions> {
  const { rows } = await sql<StoredConditions>`
    select department, client, fields, access, mask, operators, areas, scopes, purpose, legal_basis as "legalBasis",
      valid_from as "validFrom", valid_until as "validUntil"
    from access.data_grant where id = ${id} and state in ('requested', 'approved')`.execute(db);
  if (!rows[0]) throw refusedOne(`grant ${id}`, '没有待生效的此项申请', 'is no request that could come into force');
  return rows[0];
}
