import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { type Expression, type SqlBool, sql } from 'kysely';
import {
  anyOf,
  type FieldModel,
  GridweaveError,
  holds,
  type OrderTerm as DeclaredOrder,
  searchMinimum,
  type TypeModel,
} from '@gridweave/kit';
import { type ArgumentValue, argumentValue } from './argument.ts';
import { bound, type Run } from './bind.ts';
import { intBetween, withoutNull } from './comparison.ts';
import type { PlanContext } from './context.ts';
import { filterSql } from './filter.ts';
import { fieldExpression } from './leaf.ts';
import { afterSql, orderOf } from './order.ts';
import { permission } from './permission.ts';
import { type ParentLink, Select } from './select.ts';
import { subfields } from './subfields.ts';
import type { Connection, CursorColumns, EdgePart, PageInfoPart, Part, Segment } from './shape-tree.ts';
import { subjectColumn, tellsPersonal } from './subject.ts';

/** The default and the largest page. */
export const pageSize = { default: 20, maximum: 1_000 } as const;

/** Where a connection stands. */
export interface ConnectionPlace {
  /** The GraphQL type that has the field, for its arguments. */
  readonly definition: GraphQLObjectType;
  readonly parent: ParentLink | undefined;
  /** The relation that leads to its rows. */
  readonly via: FieldModel | undefined;
  readonly order: readonly DeclaredOrder[];
  readonly path: string;
  /** Of an export: all rows in the order of their key, from the start or after a row, instead of a page. */
  readonly stream?: 'whole' | 'rest';
}

/** Plans a page of rows of a type: the statement of the rows, and one that counts when `totalCount` is asked for. */
export function connectionValue(
  context: PlanContext,
  type: TypeModel,
  nodes: readonly FieldNode[],
  place: ConnectionPlace,
): Connection {
  const typename = `${type.name}Connection`;
  const args = readArguments(context, nodes[0]!, place);
  const asked = askedFor(context, typename, nodes);
  const select = new Select(context, type, place.parent);
  const where = narrowed(context, select, args.where);
  if (where)
    select.conditions.push(
      filterSql(
        context,
        { type, alias: select.alias, scope: select.scope, reach: select },
        where,
        `${place.path}.where`,
      ),
    );
  const search = args.search && searchText(args.search, `${place.path}.search`);
  if (search) select.conditions.push(searchSql(context, select, search));
  select.order = orderOf(context, select, args.orderBy, place.order);
  const orderName = `${type.name}:${select.order.map((term) => term.name).join(',')}`;
  const after =
    place.stream === 'rest'
      ? (run: Run) => run.after!
      : args.after && openedCursor(context, args.after, orderName, `${place.path}.after`);
  if (after) select.after = afterSql(select.order, after);
  if (place.stream) select.isStreamed = true;
  else {
    const keep = sql`${bound(args.first)}::int8`;
    select.limit = { keep, read: asked.has('hasNextPage') ? sql`${keep} + 1` : keep };
  }

  const parts = [...subfields(context, typename, nodes)].map(([key, fields]) =>
    partOf(context, select, key, fields, typename, place.via),
  );
  const isCursorAsked = place.stream || asked.has('endCursor') || asked.has('cursor');
  const cursor = isCursorAsked ? cursorColumns(context, select, orderName) : undefined;
  const rowsNeeded = ['nodes', 'node', 'edges', 'cursor', 'hasNextPage', 'endCursor'].some((name) => asked.has(name));
  if (!rowsNeeded) for (const check of [args.first, after, search]) if (check) context.check(check);
  return {
    typename,
    rows: rowsNeeded ? context.add(() => select.statement()) : -1,
    count: place.stream || asked.has('totalCount') ? context.add(() => select.countStatement()) : -1,
    nested: place.parent !== undefined,
    first: place.stream ? () => Number.MAX_SAFE_INTEGER : args.first,
    parts,
    cursor,
  };
}

/** The conditions without the street, where it decides the scope; only where the department may filter by it anywhere. */
export function narrowed(
  context: PlanContext,
  select: Select,
  where: ArgumentValue | undefined,
): ArgumentValue | undefined {
  const street = select.type.ref.table.place?.street;
  const field = [...select.type.fields.values()].find(
    (f) => !f.side && f.definition.kind === 'column' && f.definition.column === street,
  );
  return field && permission(context, select, field, ['filter', 'match']) === true ? select.narrow(where) : where;
}

/** Names of the fields that are selected on a connection, its edges and its page info. */
function askedFor(context: PlanContext, typename: string, nodes: readonly FieldNode[]): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const fields of subfields(context, typename, nodes).values()) {
    const name = fields[0]!.name.value;
    asked.add(name);
    const inner =
      name === 'edges' ? typename.replace(/Connection$/, 'Edge') : name === 'pageInfo' ? 'PageInfo' : undefined;
    if (inner) for (const sub of subfields(context, inner, fields).values()) asked.add(sub[0]!.name.value);
  }
  return asked;
}

function partOf(
  context: PlanContext,
  select: Select,
  key: string,
  nodes: readonly FieldNode[],
  typename: string,
  via: FieldModel | undefined,
): Part {
  const name = nodes[0]!.name.value;
  switch (name) {
    case '__typename':
      return { kind: 'typename', key, name: typename };
    case 'nodes':
      return { kind: 'nodes', key, node: segment(context, select, nodes, via) };
    case 'totalCount':
      return { kind: 'totalCount', key };
    case 'pageInfo': {
      const parts = [...subfields(context, 'PageInfo', nodes)].map(([partKey, [field]]): PageInfoPart => {
        const part = field!.name.value;
        return { kind: part === '__typename' ? 'typename' : (part as 'hasNextPage' | 'endCursor'), key: partKey };
      });
      return { kind: 'pageInfo', key, parts };
    }
    default: {
      const edge = typename.replace(/Connection$/, 'Edge');
      const parts = [...subfields(context, edge, nodes)].map(([partKey, fields]): EdgePart => {
        const part = fields[0]!.name.value;
        if (part === '__typename') return { kind: 'typename', key: partKey, name: edge };
        return part === 'cursor'
          ? { kind: 'cursor', key: partKey }
          : { kind: 'node', key: partKey, node: segment(context, select, fields, via) };
      });
      return { kind: 'edges', key, parts };
    }
  }
}

function segment(
  context: PlanContext,
  select: Select,
  nodes: readonly FieldNode[],
  via: FieldModel | undefined,
): Segment {
  if (tellsPersonal(context, select.type, nodes, via)) select.columns.push(subjectColumn(select.type, select.alias));
  const skip = select.columns.length;
  return { skip, shape: context.shape(context, select, select.type, select.alias, nodes, via) };
}

function cursorColumns(context: PlanContext, select: Select, orderName: string): CursorColumns {
  const skip = select.columns.length;
  select.columns.push(...select.order.map((term) => term.expression));
  return { skip, count: select.order.length, seal: (values) => context.cursors.seal(orderName, values) };
}

interface ListArguments {
  readonly where: ArgumentValue | undefined;
  readonly orderBy: ArgumentValue | undefined;
  readonly search: ArgumentValue | undefined;
  readonly after: ArgumentValue | undefined;
  readonly first: (run: Run) => number;
}

function readArguments(context: PlanContext, node: FieldNode, place: ConnectionPlace): ListArguments {
  const definition = place.definition.getFields()[node.name.value]!;
  const read = (name: string): ArgumentValue | undefined => argumentOf(context, definition, node, name);
  const present = (name: string): ArgumentValue | undefined => {
    const value = read(name);
    return value?.kind === 'null' ? undefined : value;
  };
  return {
    where: read('where'),
    orderBy: present('orderBy'),
    search: present('search'),
    after: present('after'),
    first: intBetween(read('first'), 0, pageSize.maximum, pageSize.default, `${place.path}.first`),
  };
}

/** An argument of a field as it stands in the document. */
export function argumentOf(
  context: PlanContext,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
): ArgumentValue | undefined {
  const argument = definition.args.find((arg) => arg.name === name);
  if (!argument) return undefined;
  return argumentValue(node.arguments?.find((arg) => arg.name.value === name)?.value, argument, context.variables);
}

function openedCursor(
  context: PlanContext,
  after: ArgumentValue,
  orderName: string,
  path: string,
): (run: Run) => readonly (string | null)[] {
  return (run) => {
    let values = run.memo.get(after) as readonly (string | null)[] | undefined;
    if (!values) {
      const cursor = after.kind === 'value' ? after.get(run) : null;
      values = context.cursors.open(orderName, String(cursor), path);
      run.memo.set(after, values);
    }
    return values;
  };
}

/** The text of a search, which must be long enough for its index. */
function searchText(search: ArgumentValue, path: string): (run: Run) => string {
  if (search.kind !== 'value') throw new Error('search is a string');
  return (run) => {
    const value = withoutNull(String(search.get(run)), path).trim();
    if ([...value].length < searchMinimum)
      throw new GridweaveError('BAD_USER_INPUT', {
        zh: `${path} 至少需要 ${searchMinimum} 个字`,
        en: `${path} needs at least ${searchMinimum} characters`,
      });
    return value;
  };
}

/** Rows of which a searchable field holds the text; only fields that the department may search count. */
function searchSql(context: PlanContext, select: Select, search: (run: Run) => string): Expression<SqlBool> {
  const text = bound<string>(search);
  const conditions: Expression<SqlBool>[] = [];
  for (const field of select.type.fields.values()) {
    const allowed = field.operators.has('search') && permission(context, select, field, ['search']);
    if (allowed === false) continue;
    const { expression } = fieldExpression(select, select.type, field, select.alias, true);
    const found = holds(expression, sql`${text}::text`);
    conditions.push(allowed === true ? found : sql<SqlBool>`(${allowed} and ${found})`);
  }
  // never true, but the text is looked at
  return conditions.length === 0 ? sql<SqlBool>`(${text}::text is null)` : anyOf(...conditions);
}
