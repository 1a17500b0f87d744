import type { Table } from '../table/table.ts';
import type { KeyQuery } from '../type/query.ts';
import type { FieldModel } from './model.ts';
import type { Say } from './check-field.ts';
import { joinExists, keepsStreet } from './check-relation.ts';
import { has, tableFault } from './shape.ts';

/** Whether each key of a query is a field that may be matched, and each table of keys is there. */
export function checkKeys(
  query: KeyQuery,
  fields: ReadonlyMap<string, FieldModel>,
  hasTable: (table: Table<any>) => boolean,
  say: Say,
): boolean {
  const { type } = query;
  let sound = true;
  for (const key of query.keys) {
    const field = fields.get(key);
    const kind = field?.definition.kind;
    if ((kind !== 'column' && kind !== 'computed') || !field!.operators.has('match'))
      sound = say(
        `键 ${key} 须为声明了 match 的字段`,
        `key ${key} must be a field of ${type.name} that declares the operator match`,
      );
  }
  for (const [key, { table, column, to }] of Object.entries(query.keyTables)) {
    if (!query.keys.includes(key))
      sound = say(`keyTables 的 ${key} 不在 keys 中`, `keyTables has ${key}, keys has not`);
    else if (tableFault(table) || !hasTable(table))
      sound = say(
        `键 ${key} 的表不属于本插件或其依赖`,
        `the table of key ${key} is not its own and not of a plugin in dependsOn; list it in tables`,
      );
    else if (!has(table.columns, column) || !joinExists(to, table, type.table))
      sound = say(`键 ${key} 的列不存在`, `a column of keyTables.${key} does not exist`);
    else sound = keepsStreet(table, type.table, to, say) && sound;
  }
  return sound;
}
