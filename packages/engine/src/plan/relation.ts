import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { allOf, type FieldModel, type RelationField, rowOf } from '@gridweave/kit';
import { type PlanContext, typeNamed } from './context.ts';
import type { FilterTarget } from './filter.ts';
import { equal, Select, tableSql } from './select.ts';

/** `exists` over the rows that a relation leads to from the row of `target`, in scope and under a condition. */
export function relatedRows(
  context: PlanContext,
  target: FilterTarget,
  field: FieldModel,
  relation: RelationField,
  condition: (related: FilterTarget) => Expression<SqlBool>,
): RawBuilder<SqlBool> {
  const type = typeNamed(context, relation.target.name);
  const inner = new Select(context, type);
  const from = target.reach.aliasFor(field, target.alias, true);
  inner.conditions.push(
    relationSql(context, relation, inner.alias, (column) => sql.ref(`${from}.${column}`)),
    condition({ type, alias: inner.alias, reach: inner }),
  );
  return sql<SqlBool>`exists (${inner.statement()})`;
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
  return allOf(sql<SqlBool>`exists (select 1 from ${tableSql(through.table)} as ${sql.ref(between)} where ${allOf(...conditions)})`, ...own);
}

/** The columns of the row it starts from that a relation needs. */
export function relationColumns(relation: RelationField): readonly string[] {
  return Object.keys(relation.through ? relation.through.from : relation.on);
}

