/** PostgreSQL types that a column of a declared table may have. */
export type ColumnType =
  | 'text'
  | 'int4'
  | 'int8'
  | 'numeric'
  | 'float8'
  | 'bool'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'text[]';

/** A column: its PostgreSQL type and whether it may be null. `V` is what Node sees: int8, numeric and dates are strings. */
export interface Column<V = unknown> {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Only for the types; never set. */
  readonly value?: V;
}

/** The column types: `c.text`; may be null: `c.nullable(c.text)`. */
export const c = {
  text: { type: 'text', nullable: false } as Column<string>,
  int4: { type: 'int4', nullable: false } as Column<number>,
  int8: { type: 'int8', nullable: false } as Column<string>,
  numeric: { type: 'numeric', nullable: false } as Column<string>,
  float8: { type: 'float8', nullable: false } as Column<number>,
  bool: { type: 'bool', nullable: false } as Column<boolean>,
  date: { type: 'date', nullable: false } as Column<string>,
  timestamptz: { type: 'timestamptz', nullable: false } as Column<string>,
  jsonb: { type: 'jsonb', nullable: false } as Column<unknown>,
  textArray: { type: 'text[]', nullable: false } as Column<readonly string[]>,
  nullable: <V>(column: Column<V>): Column<V | null> => ({ type: column.type, nullable: true }),
} as const;
