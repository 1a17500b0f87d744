import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Columns, RowOfColumns, Table } from './table.ts';

/** The columns of one row as SQL expressions: `row.area` is `"t0"."area"`. */
export type RowExpression<C extends Columns> = {
  readonly [K in keyof C]: RawBuilder<RowOfColumns<C>[K]>;
};

/** The columns of `table` under a table alias of the statement. */
export function rowOf<C extends Columns>(table: Table<C>, alias: string): RowExpression<C> {
  return Object.fromEntries(
    Object.keys(table.columns).map((column) => [column, sql.ref(`${alias}.${column}`)]),
  ) as unknown as RowExpression<C>;
}

let aliases = 0;

/**
 * `exists (select 1 from table where condition)`: for named scopes and relations that look at another table.
 * The table must be the plugin's own or one of a plugin that it depends on.
 */
export function existsIn<C extends Columns>(
  table: Table<C>,
  condition: (other: RowExpression<C>) => Expression<SqlBool>,
): RawBuilder<SqlBool> {
  const alias = `x${(aliases = (aliases + 1) % 1_000_000)}`;
  return sql<SqlBool>`exists (select 1 from ${sql.table(`${table.schema}.${table.name}`)} as ${sql.ref(alias)} where ${condition(rowOf(table, alias))})`;
}

/** `a and b and …` as one expression. */
export function allOf(...conditions: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join([...conditions], sql` and `)})`;
}

/** `a or b or …` as one expression. */
export function anyOf(...conditions: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`;
}
