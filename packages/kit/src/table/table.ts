import type { Column } from './column.ts';

export type Columns = Readonly<Record<string, Column<any>>>;

/** The row of a set of columns, as Node sees it. */
export type RowOfColumns<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never };

/** The columns that say where a row is: 9-digit street, 12-digit community, 14-digit basic grid code. */
export interface Place {
  readonly street: string;
  readonly community?: string;
  readonly grid?: string;
}

/**
 * A table of a plugin's own PostgreSQL schema, as the planner needs to know it. The name of the schema is part of the
 * type, so that definePlugin can tell whose it is; `any` where it is not known.
 */
export interface Table<C extends Columns = Columns, S extends string = any> {
  readonly schema: S;
  readonly name: string;
  readonly columns: C;
  /** The primary key; for a place-bound table it starts with the street column. */
  readonly key: readonly (keyof C & string)[];
  /** Set on place-bound tables: area scopes are decided on these columns. */
  readonly place?: Place;
}

export type RowOf<T> = T extends Table<infer C> ? RowOfColumns<C> : never;
export type ColumnName<T> = T extends Table<infer C> ? keyof C & string : never;

/**
 * Declares a table. The migrations of the plugin make it; a contract test compares the two.
 *
 * ```ts
 * export const hazards = defineTable('fire', 'hazard',
 *   { street_code: c.text, id: c.int8, level: c.text, found_on: c.date, rectified_on: c.nullable(c.date) },
 *   { key: ['street_code', 'id'], place: { street: 'street_code' } });
 * ```
 */
export function defineTable<const C extends Columns, const S extends string>(
  schema: S,
  name: string,
  columns: C,
  options: {
    key: readonly (keyof C & string)[];
    place?: { street: keyof C & string; community?: keyof C & string; grid?: keyof C & string };
  },
): Table<C, S> {
  return { schema, name, columns, key: options?.key, ...(options?.place ? { place: options.place } : {}) };
}
