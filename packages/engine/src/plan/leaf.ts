import { type Expression, sql } from 'kysely';
import type { CodeTable, ColumnType, FieldModel, TypeModel, ValueType } from '@gridweave/kit';
import type { Select } from './select.ts';
import type { LeafKind, Value } from './shape-tree.ts';

/** The SQL of a column or computed field of the row under `alias`, before permissions. */
export function fieldExpression(
  select: Pick<Select, 'rowFor'>,
  type: TypeModel,
  field: FieldModel,
  alias: string,
  needed = false,
): { readonly expression: Expression<unknown>; readonly nullable: boolean } {
  const { definition } = field;
  const row = select.rowFor(field, type, alias, needed);
  if (definition.kind === 'computed') return { expression: sql`(${definition.sql(row)})`, nullable: true };
  if (definition.kind !== 'column') throw new Error(`${field.coordinate} has no value of its own`);
  const column = (field.side?.table ?? type.ref.table).columns[definition.column]!;
  return { expression: row[definition.column]!, nullable: column.nullable || field.side !== undefined };
}

/** The PostgreSQL type of a field's value. */
export function columnType(field: FieldModel, type: TypeModel): ColumnType {
  const { definition } = field;
  if (definition.kind === 'column') return (field.side?.table ?? type.ref.table).columns[definition.column]!.type;
  return 'type' in definition ? ofValueType(definition.type) : 'text';
}

function ofValueType(type: ValueType): ColumnType {
  switch (type) {
    case 'Int':
      return 'int4';
    case 'Float':
      return 'float8';
    case 'Boolean':
      return 'bool';
    case 'String':
    case 'ID':
      return 'text';
    default:
      if ('values' in type) return 'text';
      if (type.name === 'Date') return 'date';
      return type.name === 'DateTime' ? 'timestamptz' : 'text';
  }
}

/** How a value of the type is written; `asText` when the statement gives it as text already. */
export function leafOf(column: ColumnType, type: ValueType, asText: boolean): LeafKind {
  const isEnum = typeof type !== 'string' && 'values' in type;
  if (column === 'text[]') return isEnum ? 'enums' : 'json';
  if (isEnum) return 'enum';
  if (type === 'Int' || type === 'Float') return 'number';
  if (type === 'Boolean') return 'boolean';
  if (column === 'timestamptz') return asText ? 'text' : 'time';
  return column === 'jsonb' ? 'json' : 'text';
}

/** How a resolver gets a column: what the type of kit's column says. */
export function neededLeaf(column: ColumnType): LeafKind {
  if (column === 'int4' || column === 'float8') return 'number';
  return column === 'bool' ? 'boolean' : leafOf(column, 'String', false);
}

/** The names of a code table by code. */
export function namesOf(type: ValueType): ReadonlyMap<string, string> | undefined {
  if (typeof type === 'string' || !('values' in type)) return undefined;
  let names = cache.get(type);
  if (!names) {
    names = new Map(type.values.map((value) => [value.code, value.name]));
    cache.set(type, names);
  }
  return names;
}

const cache = new WeakMap<CodeTable, ReadonlyMap<string, string>>();

/** The expression as it is sent: arrays as JSON, without nulls, since items are not nullable. */
export function sent(expression: Expression<unknown>, column: ColumnType): Expression<unknown> {
  return column === 'text[]' ? sql`array_to_json(array_remove(${expression}, null))` : expression;
}

export function leafValue(column: ColumnType, type: ValueType, asText: boolean): Value {
  return { kind: 'leaf', leaf: leafOf(column, type, asText), names: namesOf(type) };
}
