import type { FieldNode, GraphQLObjectType } from 'graphql';
import { type Expression, sql } from 'kysely';
import type { FieldModel, JoinOn, TypeModel } from '@gridweave/kit';
import { readSql } from '@gridweave/access';
import { fieldPolicy, type PlanContext, typeNamed, typePolicy } from './context.ts';
import { connectionValue } from './connection.ts';
import { subfields } from './subfields.ts';
import { columnType, fieldExpression, leafValue, neededLeaf, sent } from './leaf.ts';
import { isImplied, relationColumns, relationGuard, relationSql } from './relation.ts';
import type { Select } from './select.ts';
import type { Entry, Shape, Value } from './shape-tree.ts';
import { tellsPersonal } from './subject.ts';

/**
 * Adds what a selection reads of the row under `alias` to the statement, and says how its columns become JSON. `via` is
 * the relation that leads to the row.
 */
export function selectShape(
  context: PlanContext,
  select: Select,
  type: TypeModel,
  alias: string,
  nodes: readonly FieldNode[],
  via?: FieldModel,
): Shape {
  const before = select.columns.length;
  const isPersonal = tellsPersonal(context, type, nodes, via);
  const entries: Entry[] = [];
  for (const [key, fieldNodes] of subfields(context, type.name, nodes)) {
    const name = fieldNodes[0]!.name.value;
    entries.push({
      key,
      value:
        name === '__typename'
          ? { kind: 'typename', name: type.name }
          : fieldValue(context, select, type, type.fields.get(name)!, alias, fieldNodes),
    });
  }
  return { typename: type.name, entries, columns: select.columns.length - before, isPersonal };
}

function fieldValue(
  context: PlanContext,
  select: Select,
  type: TypeModel,
  field: FieldModel,
  alias: string,
  nodes: readonly FieldNode[],
): Value {
  const policy = fieldPolicy(context, field);
  if (!policy || policy.read.length === 0) return { kind: 'null' };
  const { definition } = field;
  switch (definition.kind) {
    case 'column':
    case 'computed': {
      const { expression } = fieldExpression(select, type, field, alias);
      const column = columnType(field, type);
      const read = readField(context, field, type, alias, sent(expression, column));
      select.columns.push(read.expression);
      return leafValue(column, definition.type, read.text);
    }
    case 'resolved': {
      const guard = relationGuard(policy, { type, alias, scope: typePolicy(context, type)!.rows });
      if (guard === false) return { kind: 'null' };
      const row = select.rowFor(field, type, alias);
      const columns = (field.side?.table ?? type.ref.table).columns;
      select.columns.push(
        guard === true ? sql`1` : sql`case when ${guard} then 1 end`,
        ...definition.needs.map((name) => sent(row[name]!, columns[name]!.type)),
      );
      context.resolved();
      return {
        kind: 'resolved',
        field,
        leaves: definition.needs.map((name) => neededLeaf(columns[name]!.type)),
      };
    }
    case 'one': {
      const guard = relationGuard(policy, { type, alias, scope: typePolicy(context, type)!.rows });
      if (guard === false) return { kind: 'null' };
      const target = typeNamed(context, definition.target.name);
      const joined = select.joinOne(
        target,
        definition.on,
        select.aliasFor(field, alias),
        implied(context, field, definition.on, type, target),
        guard === true ? [] : [guard],
        definition.where,
      );
      select.columns.push(sql.ref(`${joined}.${target.ref.id}`));
      return { kind: 'object', shape: selectShape(context, select, target, joined, nodes, field) };
    }
    case 'union': {
      const guard = relationGuard(policy, { type, alias, scope: typePolicy(context, type)!.rows });
      if (guard === false) return { kind: 'null' };
      const from = select.aliasFor(field, alias);
      const members = definition.union.members.map((member) => {
        const target = typeNamed(context, member.name);
        const joined = select.joinOne(
          target,
          definition.on[member.name]!,
          from,
          implied(context, field, definition.on[member.name]!, type, target),
          guard === true ? [] : [guard],
        );
        select.columns.push(sql.ref(`${joined}.${target.ref.id}`));
        return selectShape(context, select, target, joined, nodes, field);
      });
      return { kind: 'union', members };
    }
    case 'many': {
      const guard = relationGuard(policy, { type, alias, scope: typePolicy(context, type)!.rows });
      if (guard === false) return { kind: 'null' };
      const target = typeNamed(context, definition.target.name);
      if (guard !== true) select.columns.push(sql`case when ${guard} then 1 end`);
      const connection = connectionValue(context, target, nodes, {
        order: definition.order ?? target.ref.order,
        path: nodes[0]!.alias?.value ?? nodes[0]!.name.value,
        definition: context.schema.getType(type.name) as GraphQLObjectType,
        via: field,
        parent: {
          select,
          alias: select.aliasFor(field, alias),
          columns: relationColumns(definition),
          implied: implied(context, field, definition.on, type, target),
          guard: guard === true ? undefined : guard,
          condition: (parent, child) => relationSql(context, definition, child, parent),
        },
      });
      return { kind: 'connection', connection, guarded: guard !== true };
    }
  }
}

function readField(
  context: PlanContext,
  field: FieldModel,
  type: TypeModel,
  alias: string,
  value: Expression<unknown>,
): ReturnType<typeof readSql> {
  const policy = fieldPolicy(context, field)!;
  const { rows } = typePolicy(context, type)!;
  return readSql({
    policy: context.policy,
    field: policy,
    rows,
    type,
    alias,
    value,
    column: columnType(field, type),
    areas: context.model.areas,
  });
}

/** A join from a side table does not start from a place that is known to be the row's own. */
function implied(context: PlanContext, field: FieldModel, on: JoinOn, from: TypeModel, to: TypeModel): boolean {
  return field.side === undefined && isImplied(context, on, from, to, typePolicy(context, from)!.rows);
}
