import type { Columns, Table } from '../table/table.ts';
import type { JoinOn, RelationField, UnionField } from '../type/field.ts';
import type { FieldCheck, Say } from './check-field.ts';
import { has, joinFault, tableFault, typeFault, unionFault } from './shape.ts';

/** Whether a join names at least one pair of columns and all are there. */
export function joinExists(on: JoinOn, from: Table<any>, to: Table<any>): boolean {
  if (joinFault(on)) return false;
  const pairs = Object.entries(on);
  return pairs.length > 0 && pairs.every(([left, right]) => has(from.columns, left) && has(to.columns, right));
}

/** Joins between place-bound tables name the street on both sides, so that they stay within one partition. */
export function keepsStreet(from: Table<any>, to: Table<any>, on: JoinOn, say: Say): boolean {
  if (!from.place || !to.place || on[from.place.street] === to.place.street) return true;
  return say(
    '按地分布的表之间连接须含街道列',
    `a join between place-bound tables includes the street: add ${from.place.street}: '${to.place.street}'`,
  );
}

export function checkRelation(check: FieldCheck, table: Table<any>, definition: RelationField, say: Say): boolean {
  if (typeFault(definition.target))
    return say('目标类型缺失', 'its target type is missing; name one, and look for a circular import');
  const { target } = definition;
  if (!isReachable(check, target))
    return say(
      `目标类型 ${target.name} 不属于本插件或其依赖`,
      `target type ${target.name} is not its own and not of a plugin in dependsOn`,
    );
  if (definition.where !== undefined && typeof definition.where !== 'function')
    return say('where 须为函数', 'where must be a function of the row');
  const terms: unknown = definition.order ?? [];
  const unknown = Array.isArray(terms) && terms.find((term) => !has(target.table.columns, term?.column));
  if (!Array.isArray(terms) || unknown)
    return say(
      `排序列 ${unknown?.column} 不存在`,
      `order names a column ${unknown?.column} that ${target.name} has not`,
    );
  return checkJoin(check, table, definition, say);
}

function checkJoin(check: FieldCheck, table: Table<any>, definition: RelationField, say: Say): boolean {
  const { target, through } = definition;
  if (!through) {
    if (joinExists(definition.on, table, target.table)) return keepsStreet(table, target.table, definition.on, say);
    return say('连接列不存在', 'a join column of on does not exist');
  }
  if (tableFault(through.table) || !check.hasTable(through.table))
    return say(
      '中间表不属于本插件或其依赖',
      'the table of through is not its own and not of a plugin in dependsOn; list it in tables',
    );
  if (!joinExists(through.from, table, through.table) || !joinExists(through.to, through.table, target.table))
    return say('中间表连接列不存在', 'a join column of through does not exist');
  if (through.where !== undefined && typeof through.where !== 'function')
    return say('where 须为函数', 'where must be a function of the row');
  return (
    keepsStreet(table, through.table, through.from, say) && keepsStreet(through.table, target.table, through.to, say)
  );
}

export function checkUnion(check: FieldCheck, table: Table<Columns>, definition: UnionField, say: Say): boolean {
  if (unionFault(definition.union))
    return say('联合类型缺失', 'its union is missing; name one, and look for a circular import');
  const { union } = definition;
  if (check.unionOf(union.name) !== union)
    return say(`联合类型 ${union.name} 未登记`, `union ${union.name} is not in unions of a plugin`);
  for (const member of union.members) {
    const on = definition.on?.[member.name];
    if (!isReachable(check, member))
      return say(
        `成员类型 ${member.name} 不属于本插件或其依赖`,
        `its member ${member.name} is not its own and not of a plugin in dependsOn`,
      );
    if (!on || !joinExists(on, table, member.table))
      return say(`缺少到 ${member.name} 的连接`, `on has no join to ${member.name}`);
    if (!keepsStreet(table, member.table, on, say)) return false;
  }
  const extra = Object.keys(definition.on).find((name) => union.members.every((member) => member.name !== name));
  return extra === undefined || say(`${extra} 不是成员`, `on names ${extra}, which is no member of ${union.name}`);
}

function isReachable(check: FieldCheck, type: FieldCheck['set']['type']): boolean {
  return check.typeOf(type.name) === type && check.reachable.has(check.ownerOf(type.name)!);
}
