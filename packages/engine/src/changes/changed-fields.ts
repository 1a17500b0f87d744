import type { FieldModel, Model, TypeModel } from '@gridweave/kit';

const known = new WeakMap<TypeModel, ReadonlyMap<string, readonly FieldModel[]>>();

/** The fields of a type that change with a column: bare names of its own table, `schema.table.column` of others. */
export function fieldsOfColumns(type: TypeModel, columns: readonly string[]): readonly FieldModel[] {
  let map = known.get(type);
  if (!map) known.set(type, (map = columnsOf(type)));
  return [...new Set(columns.flatMap((column) => map.get(column) ?? []))];
}

function columnsOf(type: TypeModel): ReadonlyMap<string, readonly FieldModel[]> {
  const map = new Map<string, FieldModel[]>();
  for (const field of type.fields.values())
    for (const column of usedBy(field)) {
      const name = field.side ? `${field.side.table.schema}.${field.side.table.name}.${column}` : column;
      map.set(name, [...(map.get(name) ?? []), field]);
    }
  return map;
}

function usedBy({ definition }: FieldModel): readonly string[] {
  switch (definition.kind) {
    case 'column':
      return [definition.column];
    case 'computed':
    case 'resolved':
      return definition.needs;
    case 'one':
      // a to-many relation changes with the rows that it leads to
      return Object.keys(definition.through?.from ?? definition.on);
    case 'union':
      return Object.values(definition.on).flatMap((on) => Object.keys(on));
    default:
      return [];
  }
}

/** The type of a name. */
export function typeOf(model: Model, name: string): TypeModel {
  const type = model.types.get(name);
  if (!type) throw new Error(`no type ${name} in the model`);
  return type;
}
