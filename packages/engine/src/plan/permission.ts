import type { Expression, SqlBool } from 'kysely';
import type { FieldModel, Operator, TypeModel } from '@gridweave/kit';
import { covers, scopeSql, type Scope, unionScopes } from '@gridweave/access';
import { fieldPolicy, type PlanContext } from './context.ts';

/** A row that a statement has already held to a scope. */
export interface ScopedRow {
  readonly type: TypeModel;
  readonly alias: string;
  /** The rows that the statement selects of the type. */
  readonly scope: Scope;
}

/**
 * Where one of the operators may be used on a field of the row: on every row of the statement's scope, on none, or
 * where a condition holds.
 */
export function permission(
  context: PlanContext,
  row: ScopedRow,
  field: FieldModel,
  operators: readonly Operator[],
): Expression<SqlBool> | boolean {
  const policy = fieldPolicy(context, field);
  const scopes = operators.map((operator) => policy?.operators.get(operator)).filter((scope) => scope !== undefined);
  if (scopes.length === 0) return false;
  const scope = scopes.length === 1 ? scopes[0]! : unionScopes(...scopes);
  return covers(scope, row.scope) ? true : scopeSql(scope, row.type, row.alias);
}
