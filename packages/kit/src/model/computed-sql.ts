import { type RawBuilder, sql } from 'kysely';
import type { Columns, Table } from '../table/table.ts';
import type { ComputedField } from '../type/field.ts';
import { foreignSql, sqlText } from './foreign-sql.ts';
import { has } from './shape.ts';

type Say = (zh: string, en: string) => false;

/** Whether the SQL of a computed field is an expression over the columns that it needs, and over nothing else. */
export function checkComputedSql(table: Table<Columns>, definition: ComputedField, say: Say): boolean {
  const undeclared = new Set<string>();
  const expression: unknown = definition.sql(watchedRow(table, definition.needs, undeclared));
  if (typeof (expression as any)?.toOperationNode !== 'function')
    return say('sql 须返回 Kysely 表达式', 'sql must return a Kysely expression: sql`…`');
  const text = sqlText(expression as RawBuilder<unknown>).replaceAll(/"gridweave row"\."[^"]+"/g, ' ? ');
  for (const name of bareColumns(text, table)) if (!definition.needs.includes(name)) undeclared.add(name);
  if (undeclared.size > 0) {
    const names = [...undeclared].join(', ');
    return say(
      `SQL 使用了 needs 未声明的列 ${names}`,
      `its SQL uses ${names}, which needs does not name; add it to needs and take it from row, so that its label is inherited`,
    );
  }
  const foreign = foreignSql(text);
  if (foreign === undefined) return true;
  return say(
    `计算字段的 SQL 不得含 ${foreign}`,
    `the SQL of a computed field is an expression over its row and may not hold ${foreign}; use a relation`,
  );
}

/** The row as the SQL is given it; notes what it takes beside the columns that are needed. */
function watchedRow(table: Table<Columns>, needs: readonly string[], undeclared: Set<string>): any {
  return new Proxy(Object.create(null), {
    get(_, column) {
      if (typeof column === 'symbol') return undefined;
      if (!needs.includes(column)) undeclared.add(column);
      return sql.ref(`gridweave row.${column}`);
    },
    has: (_, column) => needs.includes(String(column)),
    ownKeys: () => [...needs],
    getOwnPropertyDescriptor: (_, column) =>
      needs.includes(String(column))
        ? { enumerable: true, configurable: true, value: sql.ref(`gridweave row.${String(column)}`) }
        : undefined,
  });
}

/** Columns of the table that stand in the text by their names; a cast, a function or a literal may look like them. */
function bareColumns(text: string, table: Table<Columns>): readonly string[] {
  const names = text.replaceAll(/'[^']*'/g, ' ').matchAll(/(?<![:\w$])"?([a-z_][\w$]*)"?(?!\s*\(|[\w$])/gi);
  return [...names].map(([, name]) => name!.toLowerCase()).filter((name) => has(table.columns, name));
}
