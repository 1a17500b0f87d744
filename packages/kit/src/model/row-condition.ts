import type { Table } from '../table/table.ts';
import { rowOf } from '../table/row.ts';
import type { Say } from './check-field.ts';

/** Whether a condition over a row gives an expression, and looks at no table of a plugin that is not declared. */
export function checkCondition(
  table: Table<any>,
  where: (row: any) => unknown,
  hasTableNamed: (name: string) => boolean,
  say: Say,
): boolean {
  const expression: any = where(rowOf(table, 'row'));
  if (typeof expression?.toOperationNode !== 'function')
    return say('where 须返回 Kysely 表达式', 'where must return a Kysely expression: sql`…`');
  const foreign = tablesIn(expression.toOperationNode()).find((name) => !hasTableNamed(name));
  if (foreign === undefined) return true;
  return say(
    `条件使用的表 ${foreign} 不属于本插件或其依赖`,
    `its condition looks at ${foreign}, a table that is not its own and not of a plugin in dependsOn`,
  );
}

/** The tables that a tree of Kysely nodes names, as `schema.name`. */
function tablesIn(root: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (node: any): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return;
    seen.add(node);
    // without a schema it is the alias that a column stands under
    const { schema, identifier } = node.kind === 'TableNode' ? node.table : {};
    if (schema) found.push(`${schema.name}.${identifier.name}`);
    for (const value of Object.values(node)) visit(value);
  };
  visit(root);
  return found;
}
