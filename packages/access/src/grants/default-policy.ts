import type { Model } from '@gridweave/kit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { changePolicy, type PolicyGuard } from './change.ts';
import { type Fault, refused } from './refused.ts';

export interface DefaultPolicy {
  readonly enabled: boolean;
  /** Unconditional fields that need a grant all the same. */
  readonly except: readonly string[];
  /** Smallest group that counts answer for. */
  readonly minimumGroup: number;
}

/** Changes what every department has without a grant. */
export async function setDefaultPolicy(
  db: Kysely<any>,
  model: Model,
  policy: DefaultPolicy,
  by: string,
  reason: string | null = null,
  guard?: PolicyGuard,
): Promise<void> {
  const faults = defaultPolicyFaults(model, policy);
  if (faults.length > 0) throw refused({ zh: '默认策略有误', en: 'The default policy cannot be like this' }, faults);
  await changePolicy(db, { by, what: 'default policy changed', reason, guard }, (trx, version) =>
    insertDefaultPolicy(trx, policy, by, version),
  );
}

/** All that is wrong in a default policy. */
export function defaultPolicyFaults(model: Model, policy: DefaultPolicy): readonly Fault[] {
  const faults: Fault[] = [];
  for (const coordinate of policy.except) {
    const [type = '', name = ''] = coordinate.split('.');
    if (!model.types.get(type)?.fields.has(name))
      faults.push({ where: coordinate, zh: '字段不存在', en: 'there is no such field' });
  }
  if (!Number.isInteger(policy.minimumGroup) || policy.minimumGroup < 1)
    faults.push({ where: 'minimumGroup', zh: '须为正整数', en: 'must be a positive whole number' });
  return faults;
}

/** Writes a checked default policy within a change of the policy. */
export async function insertDefaultPolicy(
  trx: Transaction<any>,
  policy: DefaultPolicy,
  by: string,
  version: string,
): Promise<{ result: undefined; touched: 'all' }> {
  await sql`
    insert into access.default_policy_version (since_version, enabled, except_fields, minimum_group, by)
    values (${version}::int8, ${policy.enabled}, ${policy.except}::text[], ${policy.minimumGroup}, ${by})
    on conflict (since_version) do update set enabled = excluded.enabled, except_fields = excluded.except_fields,
      minimum_group = excluded.minimum_group`.execute(trx);
  return { result: undefined, touched: 'all' };
}
