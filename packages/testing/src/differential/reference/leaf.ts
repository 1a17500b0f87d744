import type { CodeTable, ColumnType, FieldModel, Table, TypeModel, ValueType } from '@gridweave/kit';
import type { Row, World } from './world.ts';

/** The PostgreSQL type of a column or computed field. */
export function columnTypeOf(field: FieldModel, type: TypeModel): ColumnType {
  const { definition } = field;
  if (definition.kind === 'column') return ownTable(type, field).columns[definition.column]!.type;
  const declared = (definition as { type: ValueType }).type;
  if (typeof declared === 'string')
    return ({ Int: 'int4', Float: 'float8', Boolean: 'bool', String: 'text', ID: 'text' } as const)[declared];
  return declared.name === 'Date' ? 'date' : declared.name === 'DateTime' ? 'timestamptz' : 'text';
}

/** The table on which the field's columns stand. */
export function ownTable(type: TypeModel, field: FieldModel): Table<any> {
  return field.side?.table ?? type.ref.table;
}

/** The row on which the field's columns stand: the type's own, or the one beside it, which may be missing. */
export function ownRow(world: World, field: FieldModel, row: Row): Row {
  const { side } = field;
  if (!side) return row;
  const values = Object.keys(side.on).map((column) => row.values[column]!);
  return world.matching(side.table, Object.values(side.on), values)[0] ?? world.missing(side.table);
}

/** The text of a column or computed field, before permissions. */
export function textOf(world: World, field: FieldModel, row: Row): string | null {
  const own = ownRow(world, field, row);
  const { definition } = field;
  if (definition.kind === 'column') return own.values[definition.column]!;
  const table = ownTable(world.model.types.get(field.type)!, field);
  if (definition.kind === 'computed') return world.expression(table, definition.sql, own);
  throw new Error(`${field.coordinate} has no text`);
}

/**
 * A value as its GraphQL type serializes it. Numbers that JSON cannot write and codes without a name are null; in lists,
 * whose items are not nullable, they are left out.
 */
export function jsonOf(text: string | null, column: ColumnType, type: ValueType): unknown {
  if (text === null) return null;
  const codes = codesOf(type);
  if (column === 'text[]')
    return (JSON.parse(text) as (string | null)[]).filter((item) => item !== null && (!codes || codes.has(item)));
  if (codes) return codes.has(text) ? text : null;
  if (type === 'Int' || type === 'Float') return finite(text);
  if (column === 'bool') return text === 'true';
  if (column === 'jsonb') return JSON.parse(text);
  return column === 'timestamptz' ? instantOf(text).replace(/(\.\d{3})\d{3}Z$/, '$1Z') : text;
}

/** A column as a resolver gets it: what the type of kit's column says. */
export function neededOf(text: string | null, column: ColumnType): unknown {
  if (text === null) return null;
  switch (column) {
    case 'int4':
    case 'float8':
      return Number(text);
    case 'bool':
      return text === 'true';
    case 'jsonb':
      return JSON.parse(text);
    case 'text[]':
    case 'timestamptz':
      return jsonOf(text, column, 'String');
    default:
      return text;
  }
}

/** `2024-05-01 08:00:00.12+00` as `2024-05-01T08:00:00.120000Z`. */
export function instantOf(text: string): string {
  const [, day, clock, fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)!;
  return `${day}T${clock}.${fraction.padEnd(6, '0')}Z`;
}

function finite(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function codesOf(type: ValueType): ReadonlySet<string> | undefined {
  if (typeof type === 'string' || !('values' in type)) return undefined;
  const known = cache.get(type) ?? new Set(type.values.map((value) => value.code));
  cache.set(type, known);
  return known;
}

const cache = new WeakMap<CodeTable, ReadonlySet<string>>();
