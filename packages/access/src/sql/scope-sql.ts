import { rowOf, type TypeModel } from '@gridweave/kit';
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Scope, ScopeClause } from '../policy/scope.ts';
import { areasSql } from './area-sql.ts';

/** A condition, or what it is for every row. */
export type Condition = RawBuilder<SqlBool> | boolean;

/**
 * The rows of a scope as a condition on the type's table under `alias`. A type without a place is in every area; a
 * named scope that does not cover the type holds none of its rows.
 */
export function scopeSql(scope: Scope, type: TypeModel, alias: string): Condition {
  const held = or(scope.any.map((clause) => clauseSql(clause, type, alias)));
  return held === false ? false : and([held, ...exceptionsSql(scope.except, type, alias)]);
}

function clauseSql(clause: ScopeClause, type: TypeModel, alias: string): Condition {
  const { table } = type.ref;
  const conditions: Condition[] = [];
  if (clause.areas && table.place) conditions.push(areasSql(clause.areas, table, alias, 'none'));
  const row = rowOf(table, alias);
  for (const name of clause.named) conditions.push(asCondition(type.scopes.get(name)?.(row)));
  return and([...conditions, ...exceptionsSql(clause.except ?? [], type, alias)]);
}

function exceptionsSql(exceptions: readonly ScopeClause[], type: TypeModel, alias: string): readonly Condition[] {
  return exceptions.map((exception) => {
    const inside = exceptionSql(exception, type, alias);
    return typeof inside === 'boolean' ? !inside : sql<SqlBool>`not coalesce(${inside}, false)`;
  });
}

/** What cannot be decided for the type is taken as inside the exception. */
function exceptionSql(exception: ScopeClause, type: TypeModel, alias: string): Condition {
  const { table } = type.ref;
  const row = rowOf(table, alias);
  return and([
    exception.areas && table.place ? areasSql(exception.areas, table, alias, 'around') : true,
    ...exception.named.map((name) => {
      const where = type.scopes.get(name);
      return where ? asCondition(where(row)) : true;
    }),
  ]);
}

function asCondition(expression: Expression<SqlBool> | undefined): Condition {
  return expression === undefined ? false : sql<SqlBool>`(${expression})`;
}

function and(conditions: readonly Condition[]): Condition {
  if (conditions.includes(false)) return false;
  return joined(conditions, sql` and `) ?? true;
}

function or(conditions: readonly Condition[]): Condition {
  if (conditions.includes(true)) return true;
  return joined(conditions, sql` or `) ?? false;
}

function joined(conditions: readonly Condition[], by: RawBuilder<unknown>): RawBuilder<SqlBool> | undefined {
  const parts = conditions.filter((condition) => typeof condition !== 'boolean');
  if (parts.length <= 1) return parts[0];
  return sql<SqlBool>`(${sql.join(parts, by)})`;
}
