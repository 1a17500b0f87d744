import type { Plugin } from '../plugin/plugin.ts';
import type { Columns, Table } from '../table/table.ts';
import type { ColumnField, FieldDefinition, FieldSet, ResolvedField, ValueType } from '../type/field.ts';
import { operators } from '../type/operator.ts';
import type { TypeRef, UnionRef } from '../type/type.ts';
import { checkLabel } from './check-label.ts';
import { checkRelation, checkUnion, joinExists, keepsStreet } from './check-relation.ts';
import { checkComputedSql } from './computed-sql.ts';
import { checkDeprecation } from './check-deprecation.ts';
import type { Problems } from './problems.ts';
import { has, isObject, isValueType } from './shape.ts';

/** What a field is checked against. */
export interface FieldCheck {
  readonly plugin: Plugin;
  readonly set: FieldSet;
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly typeOf: (name: string) => TypeRef<any> | undefined;
  readonly ownerOf: (name: string) => string | undefined;
  readonly unionOf: (name: string) => UnionRef | undefined;
  readonly reachable: ReadonlySet<string>;
  /** Whether a table is one of the plugin or of those it depends on. */
  readonly hasTable: (table: Table<any>) => boolean;
}

export type Say = (zh: string, en: string) => false;

export const camelCase = /^[a-z][A-Za-z0-9]*$/;
const kinds = new Set<unknown>(['column', 'computed', 'resolved', 'one', 'many', 'union']);

/** Whether a field's columns, types and joins exist and fit; notes each fault. */
export function checkField(check: FieldCheck, problems: Problems): boolean {
  const { plugin, set, name, definition } = check;
  const where = `${set.type.name}.${name}`;
  const say: Say = (zh, en) => problems.add(plugin.name, where, zh, en);
  const table: Table<Columns> = set.side?.table ?? set.type.table;
  if (!camelCase.test(name)) return say('字段名须为 camelCase', 'a field name is camelCase');
  if (name === 'and' || name === 'or' || name === 'not')
    return say('字段名与筛选条件的 and、or、not 冲突', 'and, or and not are taken by filters; choose another name');
  if (!kinds.has(definition.kind))
    return say('不是字段定义', 'it is no field: make it with t.column, t.computed, t.one, t.many, t.union or t.field');
  if (!checkDeprecation(definition.deprecated, say)) return false;
  if (set.side) {
    if (!plugin.tables.includes(set.side.table))
      return say('旁表须属于本插件', "a side table must be one of the plugin's own tables");
    if (!joinExists(set.side.on, set.type.table, table))
      return say('旁表连接列不存在', 'a join column of its side table does not exist');
    if (!keepsStreet(set.type.table, table, set.side.on, say)) return false;
  }
  if ('type' in definition && !isValueType(definition.type))
    return say('缺少类型(type)', 'it has no type: add type, such as String, a scalar or a code table');
  if (definition.kind === 'computed' || definition.kind === 'resolved') {
    if (!Array.isArray(definition.needs))
      return say('缺少 needs(所用列)', 'it has no needs: name the columns that it stands on');
  }
  const missing = neededColumns(definition).filter((column) => !has(table.columns, column));
  if (missing.length > 0)
    return say(
      `表 ${table.name} 没有列 ${missing.join(', ')}`,
      `table ${table.schema}.${table.name} has no column ${missing.join(', ')}`,
    );
  if ('operators' in definition && !checkOperators(definition.operators, say)) return false;
  switch (definition.kind) {
    case 'column':
      return checkColumn(table, definition, say);
    case 'computed':
      return typeof definition.sql === 'function'
        ? checkComputedSql(table, definition, say)
        : say('缺少 sql', 'it has no sql');
    case 'resolved':
      return checkResolved(definition, plugin.name, where, problems);
    case 'union':
      return checkUnion(check, table, definition, say);
    default:
      return checkRelation(check, table, definition, say);
  }
}

function neededColumns(definition: FieldDefinition): readonly string[] {
  if (definition.kind === 'column') return [definition.column];
  return definition.kind === 'computed' || definition.kind === 'resolved' ? definition.needs : [];
}

function checkOperators(declared: unknown, say: Say): boolean {
  const known: readonly unknown[] = operators.filter((o) => o !== 'read' && o !== 'subscribe');
  if (Array.isArray(declared) && declared.every((o) => known.includes(o))) return true;
  return say(`运算符不存在: ${String(declared)}`, `its operators must be a list of ${known.join(', ')}`);
}

function checkColumn(table: Table<any>, definition: ColumnField, say: Say): boolean {
  const type = table.columns[definition.column]!.type;
  const name = typeof definition.type === 'string' ? definition.type : definition.type.name;
  if (!fits(type, definition.type))
    return say(`列类型 ${type} 与 GraphQL 类型 ${name} 不符`, `column type ${type} does not fit GraphQL type ${name}`);
  if (definition.operators.includes('search') && type !== 'text')
    return say('search 只用于文本列', 'search needs a text column');
  if (definition.operators.length > 0 && (type === 'jsonb' || type === 'text[]'))
    return say('该列类型不支持运算符', `a ${type} column takes no operators`);
  return true;
}

/** Whether a column's values are values of a GraphQL type. */
export function fits(column: string, type: ValueType): boolean {
  switch (type) {
    case 'Int':
      return column === 'int4';
    case 'Float':
      return column === 'float8' || column === 'numeric' || column === 'int4';
    case 'Boolean':
      return column === 'bool';
    case 'String':
      return column === 'text' || column === 'text[]' || column === 'int8';
    case 'ID':
      return column === 'text' || column === 'int8';
    default:
      if ('values' in type) return column === 'text' || column === 'text[]';
      if (type.name === 'DateTime') return column === 'timestamptz';
      if (type.name === 'Date') return column === 'date';
      return column === 'text' || column === 'jsonb' || column === 'text[]';
  }
}

function checkResolved(definition: ResolvedField, plugin: string, where: string, problems: Problems): boolean {
  if (typeof definition.resolve !== 'function') return problems.add(plugin, where, '缺少 resolve', 'it has no resolve');
  return checkArguments(definition.args, plugin, where, problems);
}

/** Whether each argument of a field or a mutation has a name, a type and a label. */
export function checkArguments(args: unknown, plugin: string, where: string, problems: Problems): boolean {
  if (!isObject(args)) return problems.add(plugin, where, 'args 应为对象', 'args must be an object of arguments');
  const faults = Object.entries(args).filter(([name, argument]) => {
    const at = `${where}(${name}:)`;
    if (!camelCase.test(name))
      return !problems.add(plugin, at, '参数名须为 camelCase', 'an argument name is camelCase');
    if (!checkLabel(argument?.label, plugin, at, problems)) return true;
    return (
      !isValueType(argument.type) &&
      !problems.add(plugin, at, '缺少类型(type)', 'it has no type: add type, such as String, a scalar or a code table')
    );
  });
  return faults.length === 0;
}
