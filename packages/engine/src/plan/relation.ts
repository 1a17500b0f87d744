import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { allOf, type FieldModel, type JoinOn, type RelationField, rowOf, type TypeModel } from '@gridweave/kit';
import { covers, type FieldPolicy, type Scope, scopeSql } from '@gridweave/access';
import { fieldPolicy, type PlanContext, typeNamed, typePolicy } from './context.ts';
import type { FilterTarget } from './filter.ts';
import type { ScopedRow } from './permission.ts';
import { equal, Select, tableSql } from './select.ts';
import { impliedByStreet, joinsStreet } from './street-scope.ts';

/** `exists` over the rows that a relation leads to from the row of `target`, in scope and under a condition. */
export function relatedRows(
  context: PlanContext,
  target: FilterTarget,
  field: FieldModel,
  relation: RelationField,
  condition: (related: FilterTarget) => Expression<SqlBool>,
): RawBuilder<SqlBool> {
  const type = typeNamed(context, relation.target.name);
  const guard = relationGuard(fieldPolicy(context, field), target);
  if (guard === false) return sql<SqlBool>`false`;
  const inner = new Select(
    context,
    type,
    undefined,
    undefined,
    field.side === undefined && isImplied(context, relation.on, target.type, type, target.scope),
  );
  const from = target.reach.aliasFor(field, target.alias, true);
  inner.conditions.push(
    relationSql(context, relation, inner.alias, (column) => sql.ref(`${from}.${column}`)),
    condition({ type, alias: inner.alias, scope: inner.scope, reach: inner }),
  );
  const found = sql<SqlBool>`exists (${inner.statement()})`;
  return guard === true ? found : allOf(guard, found);
}

/** Whether the row under `alias` is one that the relation leads to, given the columns of the row it starts from. */
export function relationSql(
  context: PlanContext,
  relation: RelationField,
  alias: string,
  from: (column: string) => Expression<unknown>,
): RawBuilder<SqlBool> {
  const { through } = relation;
  const target = typeNamed(context, relation.target.name);
  const own = relation.where ? [relation.where(rowOf(target.ref.table, alias))] : [];
  if (!through) return allOf(equal(relation.on, from, alias), ...own);
  const between = context.alias();
  const conditions = [
    equal(through.from, from, between),
    equal(through.to, (column) => sql.ref(`${between}.${column}`), alias),
    ...(through.where ? [through.where(rowOf(through.table, between))] : []),
  ];
  return allOf(
    sql<SqlBool>`exists (select 1 from ${tableSql(through.table)} as ${sql.ref(between)} where ${allOf(...conditions)})`,
    ...own,
  );
}

/** Whether the rows that a join leads to are in scope because they share the street with the rows it starts from. */
export function isImplied(context: PlanContext, on: JoinOn, from: TypeModel, to: TypeModel, source: Scope): boolean {
  const target = typePolicy(context, to)?.rows;
  return target !== undefined && joinsStreet(on, from.ref.table, to.ref.table) && impliedByStreet(target, source);
}

/** The columns of the row it starts from that a relation needs. */
export function relationColumns(relation: RelationField): readonly string[] {
  return Object.keys(relation.through ? relation.through.from : relation.on);
}

/** Where a relation may be followed: from every row of the statement's scope, from none, or where a condition holds. */
export function relationGuard(policy: FieldPolicy | undefined, row: ScopedRow): Expression<SqlBool> | boolean {
  const rule = policy?.read[0];
  if (rule === undefined || rule.mask !== null) return false;
  return covers(rule.scope, row.scope) ? true : scopeSql(rule.scope, row.type, row.alias);
}
