import type { Plugin } from '../plugin/plugin.ts';
import type { Problems } from './problems.ts';

const pluginName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const sqlName = /^[a-z][a-z0-9_]{0,62}$/;
const graphqlName = /^[A-Z][A-Za-z0-9]*$/;
const reserved = new Set(['gridweave', 'public', 'access', 'audit', 'information_schema', 'pg_catalog']);

/** The plugin's own names and tables. */
export function checkPlugin(plugin: Plugin, problems: Problems): void {
  const say = (where: string, zh: string, en: string): false => problems.add(plugin.name, where, zh, en);
  if (!pluginName.test(plugin.name))
    say('name', '插件名须为小写单词加连字符', 'a plugin name is lower-case words with hyphens');
  if (!plugin.title?.zh || !plugin.title?.en) say('title', '缺少中英文标题', 'it needs a title in Chinese and English');
  if (!sqlName.test(plugin.schema) || reserved.has(plugin.schema) || plugin.schema.startsWith('pg_'))
    say(
      'schema',
      `模式名 ${plugin.schema} 不可用`,
      `${plugin.schema} cannot be its PostgreSQL schema; use a lower-case name of its own`,
    );
  for (const table of plugin.tables) checkTable(plugin, table, say);
  for (const type of plugin.types) {
    if (!graphqlName.test(type.name)) say(type.name, '类型名须为 PascalCase', 'a type name is PascalCase');
    if (!type.title?.zh || !type.title?.en) say(type.name, '缺少中英文标题', 'it needs a title in Chinese and English');
    if (!plugin.tables.includes(type.table))
      say(
        type.name,
        `表 ${type.table.schema}.${type.table.name} 未列入本插件 tables`,
        `its table ${type.table.schema}.${type.table.name} is not in this plugin's tables`,
      );
    if (!(type.id in type.table.columns))
      say(type.name, `没有列 ${type.id}`, `its id column ${type.id} does not exist; name one with id`);
  }
  const names = plugin.migrations.map((m) => m.name);
  if (new Set(names).size !== names.length) say('migrations', '迁移重名', 'two migrations have the same name');
  if (names.some((name, i) => i > 0 && name <= names[i - 1]!))
    say('migrations', '迁移须按名称升序', 'migrations must stand in ascending order of their names');
}

function checkTable(
  plugin: Plugin,
  table: Plugin['tables'][number],
  say: (where: string, zh: string, en: string) => false,
): void {
  const where = `${table.schema}.${table.name}`;
  if (table.schema !== plugin.schema)
    say(where, `表不在本插件模式 ${plugin.schema} 中`, `a plugin's tables stand in its own schema, ${plugin.schema}`);
  for (const column of [...table.key, ...Object.values(table.place ?? {})])
    if (!(column in table.columns)) say(where, `没有列 ${column}`, `it has no column ${column}`);
  if (table.key.length === 0) say(where, '缺少主键', 'it has no key');
  if (table.place && table.key[0] !== table.place.street)
    say(where, '按地分布的表主键须以街道列开头', 'the key of a place-bound table starts with its street column');
  if (table.key.some((column) => table.columns[column]?.nullable))
    say(where, '主键列不可为空', 'a key column cannot be nullable');
}
