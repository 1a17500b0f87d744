import type { FieldNode, GraphQLObjectType } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import {
  allOf,
  type AreaLevel,
  areaLevels,
  type CountQuery,
  GridweaveError,
  type KeyQuery,
  type TypeModel,
} from '@gridweave/kit';
import type { ArgumentValue } from './argument.ts';
import { askedValues } from './asked-values.ts';
import { bound } from './bind.ts';
import { comparedAs, comparisonSql } from './comparison.ts';
import { argumentOf, narrowed } from './connection.ts';
import { fieldPolicy, type PlanContext, typeNamed } from './context.ts';
import { filterSql } from './filter.ts';
import { fieldExpression, namesOf } from './leaf.ts';
import { permission } from './permission.ts';
import { orderOf } from './order.ts';
import { answeredGroups, type AnsweredGroups, measuredGroups } from './measured-groups.ts';
import type { RootValue, RoundedCount } from './plan.ts';
import { Select, tableSql } from './select.ts';
import { tellsOnlyReadable } from './readable-count.ts';
import { selectShape } from './selection.ts';
import { subfields } from './subfields.ts';
import type { Entry, Shape, Value } from './shape-tree.ts';
import { compileStatement } from './statement.ts';
import { subjectColumn } from './subject.ts';

/** Plans `house(houseCode: …)`: exactly one key, matched where the department may match it. */
export function keyRoot(context: PlanContext, definition: KeyQuery, nodes: readonly FieldNode[]): RootValue {
  const type = typeNamed(context, definition.type.name);
  const field = (context.schema.getQueryType() as GraphQLObjectType).getFields()[definition.name]!;
  const given = field.args
    .map((arg) => ({ name: arg.name, value: argumentOf(context, field, nodes[0]!, arg.name) }))
    .filter(
      (arg): arg is { name: string; value: ArgumentValue } => arg.value !== undefined && arg.value.kind !== 'null',
    );
  const names = field.args.map((arg) => arg.name).join(', ');
  if (given.length !== 1)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${definition.name} 须且只须给出一个键: ${names},收到 ${given.length} 个`,
      en: `${definition.name} takes exactly one key of ${names}, not ${given.length}`,
    });
  const { name, value } = given[0]!;
  const select = new Select(context, type);
  select.conditions.push(keyCondition(context, select, type, definition, name, value));
  // a key may name a row in each of several streets; all statements must take the same
  select.order = orderOf(context, select, undefined, []);
  select.limit = { read: sql`1`, keep: sql`1` };
  return singleRow(context, select, nodes);
}

function singleRow(context: PlanContext, select: Select, nodes: readonly FieldNode[]): RootValue {
  const shape = selectShape(context, select, select.type, select.alias, nodes);
  if (shape.isPersonal) select.columns.push(subjectColumn(select.type, select.alias));
  return { kind: 'row', rows: context.add(() => select.statement()), shape };
}

function keyCondition(
  context: PlanContext,
  select: Select,
  type: TypeModel,
  definition: KeyQuery,
  name: string,
  value: ArgumentValue,
): Expression<SqlBool> {
  const field = type.fields.get(name)!;
  const allowed = permission(context, select, field, ['match']);
  const path = `${definition.name}.${name}`;
  const keyTable = definition.keyTables[name];
  let condition: Expression<SqlBool>;
  if (keyTable) {
    const alias = context.alias();
    const pairs = Object.entries(keyTable.to);
    const column = keyTable.table.columns[keyTable.column]!.type;
    const matched = comparisonSql(sql.ref(`${alias}.${keyTable.column}`), column, 'eq', value, path);
    condition = sql<SqlBool>`(${sql.join(pairs.map(([, own]) => sql.ref(`${select.alias}.${own}`)))}) in (select ${sql.join(pairs.map(([from]) => sql.ref(`${alias}.${from}`)))} from ${tableSql(keyTable.table)} as ${sql.ref(alias)} where ${matched})`;
  } else {
    const { expression } = fieldExpression(select, type, field, select.alias, true);
    condition = comparisonSql(expression, comparedAs(field, type), 'eq', value, path);
  }
  return allowed === true ? condition : allOf(allowed === false ? sql<SqlBool>`false` : allowed, condition);
}

/** Plans the row that a mutation made or changed, by the key it returned. */
export function rowRoot(context: PlanContext, type: TypeModel, nodes: readonly FieldNode[]): RootValue {
  const select = new Select(context, type);
  const { table } = type.ref;
  for (const column of table.key)
    select.conditions.push(
      sql<SqlBool>`${sql.ref(`${select.alias}.${column}`)} = ${bound((run) => run.key[column])}::${sql.raw(table.columns[column]!.type)}`,
    );
  return singleRow(context, select, nodes);
}

/**
 * Plans `houseCounts(by: STREET, …)`: counts by area and group; groups below the minimum size are not in the answer, and
 * counts that tell of rows which may not be read are rounded.
 */
export function countRoot(context: PlanContext, definition: CountQuery, nodes: readonly FieldNode[]): RootValue {
  const type = typeNamed(context, definition.type.name);
  const field = (context.schema.getQueryType() as GraphQLObjectType).getFields()[definition.name]!;
  const args = Object.fromEntries(
    ['by', 'group', 'where'].map((name) => [name, argumentOf(context, field, nodes[0]!, name)]),
  );
  const scope = fieldPolicy(context, type.fields.get('id')!)?.operators.get('aggregate');
  if (!scope) throw new Error(`${definition.name} was admitted without a grant`);
  const select = new Select(context, type, undefined, scope);
  const { alias } = select;
  const where = narrowed(context, select, args.where);
  if (where)
    select.conditions.push(
      filterSql(context, { type, alias, scope, reach: select }, where, `${definition.name}.where`),
    );

  const level = known(args.by) as AreaLevel;
  const area = areaSql(type, alias, level, definition.name);
  const grouped =
    args.group === undefined || args.group.kind === 'null' ? undefined : type.fields.get(known(args.group))!;
  let group: Expression<unknown> = sql`null::text`;
  if (grouped) {
    const allowed = permission(context, select, grouped, ['aggregate']);
    if (allowed !== true) select.conditions.push(allowed === false ? sql<SqlBool>`false` : allowed);
    group = sql`(${fieldExpression(select, type, grouped, alias, true).expression})::text`;
  }
  const names = grouped && 'type' in grouped.definition ? namesOf(grouped.definition.type) : undefined;
  const { areas } = context.model;
  const label = areas
    ? sql`(select ${sql.ref(`d.${areas.name}`)} from ${tableSql(areas.table)} as d where ${sql.ref(`d.${areas.code}`)} = c.area)`
    : sql`null::text`;
  const columns: Record<string, { sql: Expression<unknown>; value: Value }> = {
    areaCode: { sql: sql`c.area`, value: { kind: 'leaf', leaf: 'text', names: undefined } },
    areaName: { sql: label, value: { kind: 'leaf', leaf: 'text', names: undefined } },
    value: { sql: sql`c.grp`, value: { kind: 'leaf', leaf: names ? 'name' : 'text', names } },
    count: {
      sql: sql`c.n`,
      value: { kind: 'leaf', leaf: 'number', names: undefined },
    },
  };
  const entries: Entry[] = [];
  const output: Expression<unknown>[] = [];
  for (const [key, [node]] of subfields(context, 'AreaCount', nodes)) {
    const name = node!.name.value;
    if (name !== '__typename') output.push(columns[name]!.sql);
    entries.push({
      key,
      value: name === '__typename' ? { kind: 'typename', name: 'AreaCount' } : columns[name]!.value,
    });
  }
  const shown = output.length === 0 ? sql`1` : sql.join(output);
  if (context.policy.minimumGroup > 1 && !tellsOnlyReadable(context, type, scope, grouped)) {
    const rows = context.add(() => measuredGroups(context, select, area, group));
    const count: RoundedCount = {
      key: nodes[0]!.alias?.value ?? definition.name,
      rows,
      type: type.name,
      question: (run) => askedValues(args.where, run),
      statement: compileStatement(
        sql`select ${shown} from ${answeredGroups((run) => run.memo.get(count) as AnsweredGroups)} order by c.o`,
      ),
    };
    context.rounded(count);
    return { kind: 'rows', rows, shape: countShape(entries, output.length) };
  }
  const rows = context.add(() => {
    const groups = select.groupStatement(area, group);
    return sql`select ${shown} from (${groups} having count(*) >= ${context.policy.minimumGroup}::int8) as c order by c.area, c.grp`;
  });
  return { kind: 'rows', rows, shape: countShape(entries, output.length) };
}

function countShape(entries: readonly Entry[], columns: number): Shape {
  return { typename: 'AreaCount', entries, columns, isPersonal: false };
}

function known(value: ArgumentValue | undefined): string {
  if (value?.kind !== 'value' || typeof value.known !== 'string') throw new Error('an enum of the plan has no value');
  return value.known;
}

function areaSql(type: TypeModel, alias: string, level: AreaLevel, name: string): Expression<unknown> {
  const { place } = type.ref.table;
  const column = level === 'GRID' ? place?.grid : level === 'COMMUNITY' ? place?.community : place?.street;
  if (column === undefined)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${name} 不能按 ${level} 统计`,
      en: `${name} cannot be counted by ${level}`,
    });
  const code = sql.ref(`${alias}.${column}`);
  return level === 'CITY' || level === 'DISTRICT' ? sql`left(${code}, ${sql.lit(areaLevels[level])})` : code;
}
