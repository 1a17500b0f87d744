import type { Model } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';
import { changePolicy } from './change.ts';
import { refusedOne } from './refused.ts';

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
): Promise<void> {
  for (const coordinate of policy.except) {
    const [type = '', name = ''] = coordinate.split('.');
    if (!model.types.get(type)?.fields.has(name)) throw refusedOne(coordinate, '字段不存在', 'there is no such field');
  }
  if (!Number.isInteger(policy.minimumGroup) || policy.minimumGroup < 1)
    throw refusedOne('minimumGroup', '须为正整数', 'must be a positive whole number');
  await changePolicy(db, async (trx) => {
    await sql`
      update access.default_policy set enabled = ${policy.enabled}, except_fields = ${policy.except}::text[],
        minimum_group = ${policy.minimumGroup}, changed_by = ${by}, changed_at = now()`.execute(trx);
    return { result: undefined, touched: 'all' };
  });
}
