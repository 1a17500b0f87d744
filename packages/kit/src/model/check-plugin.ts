import { satisfies, valid, validRange } from 'semver';
import { kitVersion } from '../plugin/kit-version.ts';
import type { Plugin } from '../plugin/plugin.ts';
import type { Table } from '../table/table.ts';
import type { TypeRef } from '../type/type.ts';
import { fits } from './check-field.ts';
import { isTitle } from './check-label.ts';
import type { Problems } from './problems.ts';
import { has } from './shape.ts';

const pluginName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const sqlName = /^[a-z][a-z0-9_]{0,62}$/;
const graphqlName = /^[A-Z][A-Za-z0-9]*$/;
const reserved = new Set([
  'gridweave',
  'public',
  'access',
  'audit',
  'change',
  'webhook',
  'webhook_queue',
  'plugin_work',
  'information_schema',
  'pg_catalog',
]);

type SayAt = (where: string, zh: string, en: string) => false;

/** The plugin's own names and tables. */
export function checkPlugin(plugin: Plugin, problems: Problems): void {
  const say: SayAt = (where, zh, en) => problems.add(plugin.name, where, zh, en);
  if (!pluginName.test(plugin.name))
    say('name', '插件名须为小写单词加连字符', 'a plugin name is lower-case words with hyphens');
  titled('title', plugin.title, say);
  if (!sqlName.test(plugin.schema) || reserved.has(plugin.schema) || plugin.schema.startsWith('pg_'))
    say(
      'schema',
      `模式名 ${plugin.schema || '空'} 不可用`,
      `${plugin.schema || 'nothing'} cannot be its PostgreSQL schema; use a lower-case name of its own`,
    );
  checkVersions(plugin, say);
  for (const table of plugin.tables) checkTable(plugin, table, say);
  for (const type of plugin.types) checkType(plugin, type, say);
  for (const { name, title } of [...plugin.interfaces, ...plugin.unions]) {
    if (!graphqlName.test(name)) say(name, '类型名须为 PascalCase', 'a type name is PascalCase');
    titled(name, title, say);
  }
  checkAreas(plugin, say);
  const names = plugin.migrations.map((m) => m.name);
  if (new Set(names).size !== names.length) say('migrations', '迁移重名', 'two migrations have the same name');
  if (names.some((name, i) => i > 0 && name < names[i - 1]!))
    say('migrations', '迁移须按名称升序', 'migrations must stand in ascending order of their names');
}

function checkVersions({ version, kit }: Plugin, say: SayAt): void {
  if (valid(version) === null)
    say('version', '版本须为语义化版本,如 1.0.0', 'its version is one of semantic versioning, such as 1.0.0');
  if (typeof kit !== 'string' || kit.trim() === '' || validRange(kit) === null)
    say(
      'kit',
      `须写明所适用的 kit 版本范围,如 ^${kitVersion}`,
      `it names the versions of the kit that it is written for, such as ^${kitVersion}`,
    );
  else if (!satisfies(kitVersion, kit))
    say(
      'kit',
      `它适用于 kit ${kit},而此处为 ${kitVersion};请使用适用于 ${kitVersion} 的插件版本`,
      `it is written for kit ${kit}, and this is ${kitVersion}; use a version of the plugin that is made for ${kitVersion}`,
    );
}

function titled(where: string, title: unknown, say: SayAt): void {
  if (!isTitle(title)) say(where, '缺少中英文标题', 'it needs a title in Chinese and English, one line each');
}

function checkType(plugin: Plugin, type: TypeRef<any>, say: SayAt): void {
  const { table } = type;
  if (!graphqlName.test(type.name)) say(type.name, '类型名须为 PascalCase', 'a type name is PascalCase');
  titled(type.name, type.title, say);
  if (!plugin.tables.includes(table))
    say(
      type.name,
      `表 ${table.schema}.${table.name} 未列入本插件 tables`,
      `its table ${table.schema}.${table.name} is not in this plugin's tables`,
    );
  if (!has(table.columns, type.id))
    say(type.name, `没有列 ${type.id}`, `its id column ${type.id} does not exist; name one with id`);
  else if (!fits(table.columns[type.id]!.type, 'ID'))
    say(type.name, `标识列 ${type.id} 须为 text 或 int8`, `its id column ${type.id} must be text or int8`);
  for (const { column } of type.order)
    if (!has(table.columns, column))
      say(type.name, `排序列 ${column} 不存在`, `order names a column ${column} that its table has not`);
    else if (!table.key.includes(column) && !isShown(plugin, type, column))
      // who may not see a column is not shown its order either, so that one without a field would order nothing
      say(type.name, `排序列 ${column} 没有字段`, `order names a column ${column} that no field of the type shows`);
}

function isShown({ fields }: Plugin, type: TypeRef<any>, column: string): boolean {
  return fields.some(
    (set) =>
      set.type === type &&
      set.side === undefined &&
      Object.values(set.fields).some((field) => field.kind === 'column' && field.column === column),
  );
}

function checkTable(plugin: Plugin, table: Table<any>, say: SayAt): void {
  const where = `${table.schema}.${table.name}`;
  if (table.schema !== plugin.schema)
    say(where, `表不在本插件模式 ${plugin.schema} 中`, `a plugin's tables stand in its own schema, ${plugin.schema}`);
  if (plugin.tables.some((other) => other !== table && other.name === table.name && other.schema === table.schema))
    say(where, '表重复定义', 'two of its tables have this name');
  for (const name of [table.name, ...Object.keys(table.columns)])
    if (!sqlName.test(name))
      say(where, `名称 ${name} 不可用`, `${name} is no name of lower-case letters, digits and _`);
  for (const column of [...table.key, ...Object.values(table.place ?? {})])
    if (!has(table.columns, column)) say(where, `没有列 ${column}`, `it has no column ${column}`);
  if (table.key.length === 0) say(where, '缺少主键', 'it has no key');
  if (table.place && table.key[0] !== table.place.street)
    say(where, '按地分布的表主键须以街道列开头', 'the key of a place-bound table starts with its street column');
  if (table.key.some((column) => table.columns[column]?.nullable))
    say(where, '主键列不可为空', 'a key column cannot be nullable');
}

function checkAreas(plugin: Plugin, say: SayAt): void {
  if (plugin.areas === undefined) return;
  const { table, ...columns } = plugin.areas;
  if (!plugin.tables.includes(table))
    return void say('areas', '区域目录的表须属于本插件', "the table of areas is not in this plugin's tables");
  for (const column of Object.values(columns))
    if (!has(table.columns, column)) say('areas', `没有列 ${column}`, `its table has no column ${column}`);
}
