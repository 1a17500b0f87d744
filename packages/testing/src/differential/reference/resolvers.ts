import { type FieldModel, type QueryDefinition, type ResolveContext, type TypeModel } from '@gridweave/kit';
import type { Cursors } from '../cursors.ts';
import { type ListArguments, type ListFindings, page } from './connection.ts';
import { type CountArguments, counts } from './counts.ts';
import type { Grants } from './grants.ts';
import { columnTypeOf, jsonOf, neededOf, ownRow, ownTable, textOf } from './leaf.ts';
import { masked } from './mask.ts';
import { relatedRows, unionRow } from './related.ts';
import type { SubjectFindings } from './subjects.ts';
import type { Row, World } from './world.ts';

/** What the resolvers of one operation share. */
export interface Surroundings {
  readonly world: World;
  readonly grants: Grants;
  readonly cursors: Cursors;
  readonly findings: ListFindings;
  readonly partial: Set<string>;
  readonly masked: Set<string>;
  /** Response keys of counts over rows that may not be read, or groups that could not be found by a list. */
  readonly hidden: Set<string>;
  readonly subjects: SubjectFindings;
  readonly resolving: ResolveContext;
}

/** An object of the graph: a row under its type. */
export interface Source {
  readonly __typename: string;
  readonly type: TypeModel;
  readonly row: Row;
}

/** Resolves a root field. */
export function queryField(
  around: Surroundings,
  definition: QueryDefinition,
  args: Record<string, unknown>,
  key: string,
): unknown {
  const { world, grants } = around;
  const type = world.model.types.get(definition.type.name)!;
  const { table } = type.ref;
  switch (definition.kind) {
    case 'count':
      return counts(world, grants, type, args as unknown as CountArguments, () => around.hidden.add(key));
    case 'list': {
      const visible = world.rows(table).filter((row) => grants.visible(type, row));
      return page(world, grants, type, visible, args as ListArguments, type.ref.order, around.cursors, around.findings);
    }
    case 'key': {
      const [[name, value]] = Object.entries(args).filter(([, given]) => given !== null) as [[string, string]];
      const field = type.fields.get(name)!;
      const keyTable = definition.keyTables[name];
      const named = keyTable
        ? world.matching(keyTable.table, [keyTable.column], [value]).flatMap(({ values }) =>
            world.matching(
              table,
              Object.values(keyTable.to),
              Object.keys(keyTable.to).map((c) => values[c]!),
            ),
          )
        : world.rows(table).filter((row) => textOf(world, field, row) === String(value));
      // a key may name a row in each of several streets; the first by key is the answer
      const [first] = named
        .filter((row) => grants.visible(type, row) && grants.holds(type, field, 'match', row))
        .toSorted((a, b) => byKey(world, type, a, b));
      if (first) around.findings.rows++;
      return first ? source(type, first) : null;
    }
  }
}

/** Resolves a field of a row, as the policy shows it. */
export function rowField(
  around: Surroundings,
  type: TypeModel,
  field: FieldModel,
  row: Row,
  args: Record<string, unknown>,
): unknown {
  const { world, grants } = around;
  if (grants.has(type.name, field.name, 'read')) around.subjects.read(type, field, row);
  const mask = grants.shown(type, field, row);
  if (mask === undefined) {
    if (grants.has(type.name, field.name, 'read')) around.partial.add(field.coordinate);
    return null;
  }
  if (mask !== null) around.masked.add(field.coordinate);
  const { definition } = field;
  switch (definition.kind) {
    case 'column':
    case 'computed': {
      const column = columnTypeOf(field, type);
      const text = textOf(world, field, row);
      if (mask === null) return jsonOf(text, column, definition.type);
      return masked(mask, text, column, { type, row, world, policy: grants.policy });
    }
    case 'resolved':
      return resolved(around, field, row, args);
    case 'one': {
      const target = world.model.types.get(definition.target.name)!;
      const [one, ...more] = relatedRows(world, grants, field, row);
      if (more.length > 0) throw new Error(`${field.coordinate} leads to more than one row`);
      if (one) around.subjects.reached(field, target, one);
      return one ? source(target, one) : null;
    }
    case 'many': {
      const target = world.model.types.get(definition.target.name)!;
      const rows = relatedRows(world, grants, field, row);
      const declared = definition.order ?? target.ref.order;
      const onShown = (shown: Row): void => around.subjects.reached(field, target, shown);
      return page(
        world,
        grants,
        target,
        rows,
        args as ListArguments,
        declared,
        around.cursors,
        around.findings,
        onShown,
      );
    }
    case 'union': {
      const found = unionRow(world, grants, field, row);
      if (found) around.subjects.reached(field, found.type, found.row);
      return found && source(found.type, found.row);
    }
  }
}

async function resolved(
  around: Surroundings,
  field: FieldModel,
  row: Row,
  args: Record<string, unknown>,
): Promise<unknown> {
  const { definition } = field;
  if (definition.kind !== 'resolved') throw new Error(`${field.coordinate} has no resolver`);
  const table = ownTable(around.world.model.types.get(field.type)!, field);
  const own = ownRow(around.world, field, row);
  const needs = Object.fromEntries(
    definition.needs.map((name) => [name, neededOf(own.values[name]!, table.columns[name]!.type)]),
  );
  return (await definition.resolve([needs], args, around.resolving))[0];
}

function source(type: TypeModel, row: Row): Source {
  return { __typename: type.name, type, row };
}

function byKey(world: World, type: TypeModel, a: Row, b: Row): number {
  for (const column of type.ref.table.key) {
    const difference = world.columnRank(type.ref.table, column, a)! - world.columnRank(type.ref.table, column, b)!;
    if (difference !== 0) return difference;
  }
  return 0;
}
