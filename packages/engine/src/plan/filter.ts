import { type Expression, type SqlBool, sql } from 'kysely';
import { allOf, anyOf, type Comparison, type FieldModel, GridweaveError, matchComparisons } from '@gridweave/kit';
import type { ArgumentValue } from './argument.ts';
import { comparedAs, comparisonSql } from './comparison.ts';
import type { PlanContext } from './context.ts';
import { fieldExpression } from './leaf.ts';
import { permission, type ScopedRow } from './permission.ts';
import { relatedRows } from './relation.ts';
import type { Select } from './select.ts';

/** What a filter stands on: a row of a type under an alias, and how to reach its side tables. */
export interface FilterTarget extends ScopedRow {
  readonly reach: Pick<Select, 'rowFor' | 'aliasFor'>;
}

/** A `where` argument in SQL. Each comparison holds only where the department may use it on the row. */
export function filterSql(
  context: PlanContext,
  target: FilterTarget,
  filter: ArgumentValue,
  path: string,
): Expression<SqlBool> {
  if (filter.kind !== 'object')
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${path} 不可为 null,不需要时请省略`,
      en: `${path} cannot be null; leave it out`,
    });
  const conditions: Expression<SqlBool>[] = [];
  for (const [name, value] of filter.fields) {
    const at = `${path}.${name}`;
    if (name === 'and' || name === 'or')
      conditions.push(
        (name === 'and' ? allOf : anyOf)(
          ...items(value, at).map((item, i) => filterSql(context, target, item, `${at}[${i}]`)),
        ),
      );
    else if (name === 'not')
      conditions.push(sql<SqlBool>`not coalesce(${filterSql(context, target, value, at)}, false)`);
    else conditions.push(fieldSql(context, target, target.type.fields.get(name)!, value, at));
  }
  return allOf(...conditions);
}

function items(value: ArgumentValue, path: string): readonly ArgumentValue[] {
  if (value.kind === 'list') return value.items;
  throw new GridweaveError('BAD_USER_INPUT', { zh: `${path} 不可为 null`, en: `${path} cannot be null; leave it out` });
}

function fieldSql(
  context: PlanContext,
  target: FilterTarget,
  field: FieldModel,
  value: ArgumentValue,
  path: string,
): Expression<SqlBool> {
  if (value.kind !== 'object')
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${path} 不可为 null,不需要时请省略`,
      en: `${path} cannot be null; leave it out`,
    });
  const { definition } = field;
  if (definition.kind === 'one')
    return relatedRows(context, target, field, definition, (related) => filterSql(context, related, value, path));
  if (definition.kind === 'many') {
    return allOf(
      ...[...value.fields].map(([quantifier, inner]) => {
        const some = relatedRows(context, target, field, definition, (related) =>
          filterSql(context, related, inner, `${path}.${quantifier}`),
        );
        return quantifier === 'none' ? sql<SqlBool>`not coalesce(${some}, false)` : some;
      }),
    );
  }
  const { expression } = fieldExpression(target.reach, target.type, field, target.alias, true);
  const column = comparedAs(field, target.type);
  return allOf(
    ...[...value.fields].map(([comparison, argument]) =>
      permitted(
        context,
        target,
        field,
        comparison as Comparison,
        comparisonSql(expression, column, comparison as Comparison, argument, `${path}.${comparison}`),
      ),
    ),
  );
}

/** The condition, held to the rows where the department may compare the field. */
function permitted(
  context: PlanContext,
  target: FilterTarget,
  field: FieldModel,
  comparison: Comparison,
  condition: Expression<SqlBool>,
): Expression<SqlBool> {
  const allowed = permission(
    context,
    target,
    field,
    matchComparisons.includes(comparison) ? ['filter', 'match'] : ['filter'],
  );
  // a grant may hold no row of the type, as one in an area finer than its table
  if (allowed === false) return sql<SqlBool>`false`;
  return allowed === true ? condition : allOf(allowed, condition);
}
