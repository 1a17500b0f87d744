import type { FieldModel, JoinOn, RelationField, Table, TypeModel, UnionField } from '@gridweave/kit';
import type { Grants } from './grants.ts';
import { ownRow } from './leaf.ts';
import type { Row, World } from './world.ts';

/** The rows a relation leads to that may be seen, found row by row. */
export function relatedRows(world: World, grants: Grants, field: FieldModel, row: Row): readonly Row[] {
  const from = ownRow(world, field, row);
  const relation = field.definition as RelationField;
  const target = world.model.types.get(relation.target.name)!;
  return reached(world, relation, from, target.ref.table).filter((other) => grants.visible(target, other));
}

function reached(world: World, { on, through, where }: RelationField, from: Row, table: Table<any>): readonly Row[] {
  const ends = through
    ? joined(world, from, through.from, through.table)
        .filter((between) => !through.where || world.expression(through.table, through.where, between) === 'true')
        .flatMap((between) => joined(world, between, through.to, table))
    : joined(world, from, on, table);
  return [...new Set(ends)].filter((row) => !where || world.expression(table, where, row) === 'true');
}

/** The row of the first member that is there and may be seen. */
export function unionRow(
  world: World,
  grants: Grants,
  field: FieldModel,
  row: Row,
): { readonly type: TypeModel; readonly row: Row } | null {
  const from = ownRow(world, field, row);
  const { union, on } = field.definition as UnionField;
  for (const member of union.members) {
    const type = world.model.types.get(member.name)!;
    const found = joined(world, from, on[member.name]!, member.table).find((other) => grants.visible(type, other));
    if (found) return { type, row: found };
  }
  return null;
}

function joined(world: World, from: Row, on: JoinOn, table: Table<any>): readonly Row[] {
  return world.matching(
    table,
    Object.values(on),
    Object.keys(on).map((column) => from.values[column]!),
  );
}
