import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  anyOf,
  allOf,
  type ColumnType,
  GridweaveError,
  type OrderTerm as DeclaredOrder,
  type RelationField,
} from '@gridweave/kit';
import { covers, type FieldPolicy, type Scope } from '@gridweave/access';
import type { ArgumentValue } from './argument.ts';
import { bound, type Run } from './bind.ts';
import { fieldPolicy, type PlanContext } from './context.ts';
import { columnType, fieldExpression } from './leaf.ts';
import { permission } from './permission.ts';
import type { Select } from './select.ts';

/** One term of an order. */
export interface OrderTerm {
  readonly expression: Expression<unknown>;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly descending: boolean;
  readonly orderSql: RawBuilder<unknown>;
  /** Names the term, so that a cursor of another order is recognised. */
  readonly name: string;
}

/** The order of a list: what was asked for, otherwise the declared one; the key last, so that it is total. */
export function orderOf(
  context: PlanContext,
  select: Select,
  asked: ArgumentValue | undefined,
  declared: readonly DeclaredOrder[] | RelationField['order'],
): readonly OrderTerm[] {
  const terms =
    asked?.kind === 'list' && asked.items.length > 0
      ? askedTerms(context, select, asked.items)
      : declaredTerms(context, select, declared ?? []);
  const { table } = select.type.ref;
  const descending = terms.length > 0 && terms.every((t) => t.descending);
  for (const column of table.key) {
    if (terms.some((term) => term.name.slice(1) === `.${column}`)) continue;
    terms.push(
      term(sql.ref(`${select.alias}.${column}`), table.columns[column]!.type, false, descending, `.${column}`),
    );
  }
  return terms;
}

function term(
  expression: Expression<unknown>,
  type: ColumnType,
  nullable: boolean,
  descending: boolean,
  name: string,
): OrderTerm {
  // PostgreSQL puts nulls last when ascending; saying so when descending would keep an index of a column without nulls from being used
  const orderSql = descending
    ? nullable
      ? sql`${expression} desc nulls last`
      : sql`${expression} desc`
    : sql`${expression}`;
  return { expression, type, nullable, descending, orderSql, name: `${descending ? '-' : '+'}${name}` };
}

function askedTerms(context: PlanContext, select: Select, items: readonly ArgumentValue[]): OrderTerm[] {
  return items.map((item) => {
    const name = knownEnum(item, 'field');
    const field = select.type.fields.get(name)!;
    const allowed = permission(context, select, field, ['order']);
    const value = fieldExpression(select, select.type, field, select.alias, true);
    const type = columnType(field, select.type);
    const nullable = allowed !== true || value.nullable;
    const condition = allowed === false ? sql`false` : allowed;
    const expression = allowed === true ? value.expression : sql`case when ${condition} then ${value.expression} end`;
    return term(expression, type, nullable, knownEnum(item, 'direction') === 'desc', name);
  });
}

/** A declared order by a column that the department may neither order by nor read in full would tell its values. */
function declaredTerms(context: PlanContext, select: Select, declared: readonly DeclaredOrder[]): OrderTerm[] {
  const { table } = select.type.ref;
  return declared
    .filter(({ column }) => {
      if (table.key.includes(column)) return true;
      const field = [...select.type.fields.values()].find(
        (f) => f.definition.kind === 'column' && !f.side && f.definition.column === column,
      );
      const policy = field && fieldPolicy(context, field);
      return (
        policy !== undefined &&
        (permission(context, select, field!, ['order']) === true ||
          shownInFull(policy, context.policy.types.get(select.type.name)!.rows))
      );
    })
    .map(({ column, direction }) =>
      term(
        sql.ref(`${select.alias}.${column}`),
        table.columns[column]!.type,
        table.columns[column]!.nullable,
        direction === 'desc',
        `.${column}`,
      ),
    );
}

function shownInFull(policy: FieldPolicy, rows: Scope): boolean {
  const first = policy.read[0];
  return first?.mask === null && covers(first.scope, rows);
}

function knownEnum(item: ArgumentValue, name: string): string {
  const value = item.kind === 'object' ? item.fields.get(name) : undefined;
  if (value?.kind !== 'value' || typeof value.known !== 'string')
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `orderBy 的 ${name} 不可为 null`,
      en: `${name} of orderBy cannot be null`,
    });
  return value.known;
}

/** Rows after the one that a cursor names, in this order. `values` gives the cursor's values, one for each term. */
export function afterSql(
  terms: readonly OrderTerm[],
  values: (run: Run) => readonly (string | null)[],
): RawBuilder<SqlBool> {
  const value = (i: number): RawBuilder<unknown> => sql`${bound((run) => values(run)[i])}::${sql.raw(terms[i]!.type)}`;
  const uniform = terms.every((t) => !t.nullable && t.descending === terms[0]!.descending);
  if (uniform) {
    const left = sql.join(terms.map((t) => t.expression));
    const right = sql.join(terms.map((_, i) => value(i)));
    return terms[0]!.descending ? sql<SqlBool>`(${left}) < (${right})` : sql<SqlBool>`(${left}) > (${right})`;
  }
  return anyOf(
    ...terms.map((t, i) =>
      allOf(
        ...terms
          .slice(0, i)
          .map((before, k) =>
            before.nullable
              ? sql<SqlBool>`${before.expression} is not distinct from ${value(k)}`
              : sql<SqlBool>`${before.expression} = ${value(k)}`,
          ),
        beyond(t, value(i)),
      ),
    ),
  );
}

function beyond(t: OrderTerm, value: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const further = t.descending ? sql<SqlBool>`${t.expression} < ${value}` : sql<SqlBool>`${t.expression} > ${value}`;
  return t.nullable ? sql<SqlBool>`(${value} is not null and (${further} or ${t.expression} is null))` : further;
}
