import type { Plugin } from '../plugin/plugin.ts';
import type { Columns, Table } from '../table/table.ts';
import { rowOf } from '../table/row.ts';
import type { FieldDefinition, FieldSet, JoinOn, ValueType } from '../type/field.ts';
import type { TypeRef, UnionRef } from '../type/type.ts';
import type { Problems } from './problems.ts';
import { foreignSql } from './foreign-sql.ts';

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
}

const fieldName = /^[a-z][A-Za-z0-9]*$/;

/** Whether a field's columns, types and joins exist and fit; notes each fault. */
export function checkField(check: FieldCheck, problems: Problems): boolean {
  const { plugin, set, name, definition } = check;
  const where = `${set.type.name}.${name}`;
  const say = (zh: string, en: string): false => problems.add(plugin.name, where, zh, en);
  const table: Table<Columns> = set.side?.table ?? set.type.table;
  if (!fieldName.test(name)) return say('字段名须为 camelCase', 'a field name is camelCase');
  if (name === 'and' || name === 'or' || name === 'not')
    return say('字段名与筛选条件的 and、or、not 冲突', 'and, or and not are taken by filters; choose another name');
  if (set.side && !joinExists(set.side.on, set.type.table, table))
    return say('旁表连接列不存在', 'a join column of its side table does not exist');
  if (set.side && set.side.table.schema !== plugin.schema)
    return say('旁表须属于本插件', 'a side table must be of the plugin itself');
  if (set.side && !keepsStreet(set.type.table, table, set.side.on, say)) return false;
  const missing = neededColumns(definition).filter((column) => !(column in table.columns));
  if (missing.length > 0)
    return say(
      `表 ${table.name} 没有列 ${missing.join(', ')}`,
      `table ${table.schema}.${table.name} has no column ${missing.join(', ')}`,
    );
  switch (definition.kind) {
    case 'column':
      return checkColumn(table, definition, say);
    case 'computed': {
      const foreign = foreignSql(definition.sql(rowOf(table, 'row')));
      return (
        foreign === undefined ||
        say(
          `计算字段的 SQL 不得含 ${foreign}`,
          `the SQL of a computed field is an expression over its row and may not hold ${foreign}; use a relation`,
        )
      );
    }
    case 'resolved':
      return typeof definition.resolve === 'function' || say('缺少 resolve', 'it has no resolve');
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

function joinExists(on: JoinOn, from: Table<any>, to: Table<any>): boolean {
  const pairs = Object.entries(on);
  return pairs.length > 0 && pairs.every(([left, right]) => left in from.columns && right in to.columns);
}

type Say = (zh: string, en: string) => false;

function checkColumn(table: Table<any>, definition: FieldDefinition & { kind: 'column' }, say: Say): boolean {
  const type = table.columns[definition.column]!.type;
  const name = typeof definition.type === 'string' ? definition.type : definition.type.name;
  const wrong = !fits(type, definition.type);
  if (wrong)
    return say(`列类型 ${type} 与 GraphQL 类型 ${name} 不符`, `column type ${type} does not fit GraphQL type ${name}`);
  if (definition.operators.includes('search') && type !== 'text')
    return say('search 只用于文本列', 'search needs a text column');
  if (definition.operators.length > 0 && (type === 'jsonb' || type === 'text[]'))
    return say('该列类型不支持运算符', `a ${type} column takes no operators`);
  return true;
}

function fits(column: string, type: ValueType): boolean {
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

function checkRelation(
  check: FieldCheck,
  table: Table<any>,
  definition: FieldDefinition & { kind: 'one' | 'many' },
  say: Say,
): boolean {
  const target = check.typeOf(definition.target.name);
  if (!target || target !== definition.target || !check.reachable.has(check.ownerOf(target.name)!))
    return say(
      `目标类型 ${definition.target.name} 不属于本插件或其依赖`,
      `target type ${definition.target.name} is not its own and not of a plugin in dependsOn`,
    );
  const { through } = definition;
  if (through) {
    const sound = joinExists(through.from, table, through.table) && joinExists(through.to, through.table, target.table);
    return (
      (sound || say('中间表连接列不存在', 'a join column of through does not exist')) &&
      keepsStreet(table, through.table, through.from, say)
    );
  }
  if (!joinExists(definition.on, table, target.table)) return say('连接列不存在', 'a join column of on does not exist');
  return keepsStreet(table, target.table, definition.on, say);
}

/** Joins between place-bound tables name the street, so that they stay within one partition. */
function keepsStreet(from: Table<any>, to: Table<any>, on: JoinOn, say: Say): boolean {
  if (!from.place || !to.place) return true;
  const joined = Object.values(on).includes(to.place.street);
  return (
    joined ||
    say(
      '按地分布的表之间连接须含街道列',
      `a join between place-bound tables includes the street: add ${from.place.street}: '${to.place.street}'`,
    )
  );
}

function checkUnion(
  check: FieldCheck,
  table: Table<any>,
  definition: FieldDefinition & { kind: 'union' },
  say: Say,
): boolean {
  if (check.unionOf(definition.union.name) !== definition.union)
    return say(
      `联合类型 ${definition.union.name} 未登记`,
      `union ${definition.union.name} is not in unions of a plugin`,
    );
  for (const member of definition.union.members) {
    const on = definition.on[member.name];
    if (!on || !joinExists(on, table, member.table))
      return say(`缺少到 ${member.name} 的连接`, `on has no join to ${member.name}`);
    if (!keepsStreet(table, member.table, on, say)) return false;
  }
  return true;
}
