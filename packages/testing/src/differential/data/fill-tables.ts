import { sql, type Kysely } from 'kysely';
import type { Column, ColumnType, Model, Table } from '@gridweave/kit';
import { Random } from '../random.ts';
import { columnRoles, type TableRoles } from './column-roles.ts';
import { columnValue } from './values.ts';

/** A place of the made city: a grid of a community of a street. */
export interface MadePlace {
  readonly street: string;
  readonly community: string;
  readonly grid: string;
}

export interface FillOptions {
  readonly seed: number;
  /** 12-digit codes of the communities in which rows are made. */
  readonly communities: readonly string[];
  /** Rows of each table; 60 unless told. */
  readonly rows?: Readonly<Record<string, number>>;
}

/** Types of keys of which the n-th is made of n; of others the equal ones are left out. */
const countable: ReadonlySet<ColumnType> = new Set(['int8', 'int4', 'text']);

type MadeRow = Readonly<Record<string, unknown>>;

/** Fills the empty tables of a model with rows that are hard to get right; gives how many rows each table took. */
export async function fillTables(
  db: Kysely<any>,
  model: Model,
  options: FillOptions,
): Promise<ReadonlyMap<string, number>> {
  const maker = new RowMaker(model, options);
  const counts = new Map<string, number>();
  for (const table of maker.order) {
    const name = `${table.schema}.${table.name}`;
    const existing = await sql<{ n: string }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    if (Number(existing.rows[0]!.n) > 0) {
      const rows = await sql<MadeRow>`select * from ${sql.table(name)}`.execute(db);
      maker.adopt(table, rows.rows);
      continue;
    }
    const wanted = options.rows?.[name] ?? 60;
    for (let id = 1; id <= wanted * 4 && maker.madeOf(table).length < wanted; id++) {
      const row = maker.make(table, id);
      if (await isInserted(db, name, row)) maker.adopt(table, [row]);
    }
    counts.set(name, maker.madeOf(table).length);
  }
  return counts;
}

// a check, and a value that a table of reference does not have
const refused: ReadonlySet<unknown> = new Set(['23514', '23503']);

/** A row that breaks a unique key, a check or a reference of the table is left out. */
async function isInserted(db: Kysely<any>, table: string, row: MadeRow): Promise<boolean> {
  try {
    const result = await db
      .insertInto(table)
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  } catch (error) {
    if (refused.has((error as { code?: string }).code)) return false;
    throw error;
  }
}

class RowMaker {
  readonly order: readonly Table<any>[];
  readonly #random: Random;
  readonly #roles: ReadonlyMap<Table<any>, TableRoles>;
  readonly #places: readonly MadePlace[];
  readonly #made = new Map<Table<any>, MadeRow[]>();

  constructor(model: Model, { seed, communities }: FillOptions) {
    this.#random = new Random(seed);
    this.#roles = columnRoles(model);
    this.#places = communities.flatMap((community) =>
      ['01', '02', '03'].map((n) => ({ street: community.slice(0, 9), community, grid: `${community}${n}` })),
    );
    this.order = this.#inOrder(model.plugins.flatMap((plugin) => [...plugin.tables]));
  }

  adopt(table: Table<any>, rows: readonly MadeRow[]): void {
    this.#made.set(table, [...this.madeOf(table), ...rows]);
  }

  madeOf(table: Table<any>): readonly MadeRow[] {
    return this.#made.get(table) ?? [];
  }

  /** Tables after those they refer to, as far as that goes in a circle. */
  #inOrder(tables: readonly Table<any>[]): readonly Table<any>[] {
    const done = new Set<Table<any>>();
    const ordered: Table<any>[] = [];
    const visit = (table: Table<any>, path: readonly Table<any>[]): void => {
      if (done.has(table) || path.includes(table)) return;
      for (const role of this.#roles.get(table)?.values() ?? [])
        for (const reference of role.references) visit(reference.table, [...path, table]);
      if (done.has(table)) return;
      done.add(table);
      ordered.push(table);
    };
    for (const table of tables) visit(table, []);
    return ordered;
  }

  make(table: Table<any>, id: number): MadeRow {
    const random = this.#random;
    const roles = this.#roles.get(table);
    const row: Record<string, unknown> = {};
    const place = random.pick(this.#places);
    for (const [column, { type, nullable }] of Object.entries<Column>(table.columns)) {
      if (column in row) continue;
      const role = roles?.get(column);
      if (table.place && Object.values(table.place).includes(column))
        this.#place(table, row, column, place, nullable, id);
      else if (column === 'street_code') row[column] = place.street;
      else if (role && role.references.length > 0) row[column] = this.#referred(table, row, column, place);
      else if (table.key.includes(column) && countable.has(type))
        row[column] = type === 'int8' ? String(id) : type === 'int4' ? id : `K${id}`;
      else if (nullable && random.chance(0.25)) row[column] = null;
      else row[column] = columnValue(type, role?.shownAs, random);
    }
    return row;
  }

  #place(
    table: Table<any>,
    row: Record<string, unknown>,
    column: string,
    place: MadePlace,
    nullable: boolean,
    id: number,
  ): void {
    const known = !nullable || this.#random.chance(0.75);
    if (column === table.place!.street) row[column] = place.street;
    else if (column === table.place!.community) row[column] = known ? place.community : null;
    // each of the first grids once, so that joins on the code of a grid find one row
    else if (column === 'code') {
      const own = this.#places[(id - 1) % this.#places.length]!;
      row[column] = own.grid;
      row[table.place!.street] = own.street;
      if (table.place!.community) row[table.place!.community] = own.community;
    } else row[column] = known && (!table.place!.community || row[table.place!.community] !== null) ? place.grid : null;
  }

  /** Mostly a row of the same street, at times one that is not there, elsewhere, or none. */
  #referred(table: Table<any>, row: Record<string, unknown>, column: string, place: MadePlace): unknown {
    const random = this.#random;
    const { nullable, type } = table.columns[column]!;
    if (nullable && random.chance(0.2)) return null;
    const [reference] = random.some(this.#roles.get(table)!.get(column)!.references, 1);
    const street = reference!.table.place?.street;
    const own = table.place
      ? row[table.place.street]
      : 'street_code' in table.columns
        ? (row['street_code'] ??= place.street)
        : undefined;
    const rows = this.madeOf(reference!.table);
    const near =
      street === undefined || own === undefined || random.chance(0.1) ? rows : rows.filter((r) => r[street] === own);
    if (near.length === 0 || random.chance(0.07)) return type === 'text' ? `none${random.int(1, 9)}` : '999999';
    // few of them, so that some have many and most have none
    return random.pick(random.chance(0.7) ? near.slice(0, 6) : near)[reference!.column];
  }
}
