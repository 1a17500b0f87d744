import type { Operator, TypeModel } from '@gridweave/kit';
import type { FieldPolicy } from '../policy/policy.ts';
import { unionScopes } from '../policy/scope-algebra.ts';
import { type Condition, scopeSql } from './scope-sql.ts';

/** The rows of which an operator may use the field; with `read`, those of which it is shown, masked or not. */
export function operatorSql(
  field: FieldPolicy | undefined,
  operator: Operator,
  type: TypeModel,
  alias: string,
): Condition {
  if (!field) return false;
  if (operator === 'read') return scopeSql(unionScopes(...field.read.map((rule) => rule.scope)), type, alias);
  const scope = field.operators.get(operator);
  return scope ? scopeSql(scope, type, alias) : false;
}
