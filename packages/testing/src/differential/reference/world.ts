import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Database } from '@gridweave/database';
import {
  type Column,
  type ColumnType,
  type FieldModel,
  type Model,
  rowOf,
  type Table,
  type TypeModel,
} from '@gridweave/kit';

/** One row of a table: the text of each column, as PostgreSQL writes it in UTC. */
export interface Row {
  readonly key: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** What PostgreSQL says of single rows, by key of the row. */
export type ByRow<V> = ReadonlyMap<string, V>;

/**
 * All rows of all tables of a model in memory, read table by table, with what only PostgreSQL can say of each row: the
 * values of SQL expressions, and where a value stands in the order of its column.
 */
export class World {
  readonly model: Model;
  readonly today: string;
  readonly #database: Database;
  readonly #rows = new Map<Table<any>, readonly Row[]>();
  readonly #byKey = new Map<Table<any>, ReadonlyMap<string, Row>>();
  readonly #indexes = new Map<Table<any>, Map<string, ReadonlyMap<string, readonly Row[]>>>();
  readonly #expressions = new Map<Table<any>, Map<object, ByRow<string | null>>>();
  readonly #ranks = new Map<string, ByRow<number | null>>();
  readonly #lowered = new Map<string, string>();
  /** Tables beside others, whose rows may be missing. */
  readonly #sides: ReadonlySet<Table<any>>;

  private constructor(database: Database, model: Model, today: string) {
    this.#database = database;
    this.model = model;
    this.today = today;
    const fields = [...model.types.values()].flatMap((type) => [...type.fields.values()]);
    this.#sides = new Set(fields.flatMap(({ side }) => (side ? [side.table] : [])));
  }

  static async read(database: Database, model: Model): Promise<World> {
    const { rows } = await database.pool.query<{ today: string }>('select current_date::text as today');
    const world = new World(database, model, rows[0]!.today);
    for (const table of tablesOf(model)) await world.#readTable(table);
    for (const type of model.types.values()) await world.#readType(type);
    return world;
  }

  rows(table: Table<any>): readonly Row[] {
    return this.#rows.get(table)!;
  }

  row(table: Table<any>, key: string): Row | undefined {
    return this.#byKey.get(table)!.get(key);
  }

  /** The row that stands for a missing one: all of its columns are null, and expressions see it so. */
  missing(table: Table<any>): Row {
    const values = Object.fromEntries(Object.keys(table.columns).map((column) => [column, null]));
    return { key: keyOf(table, values), values };
  }

  /** The rows whose columns have these values; none where one is null, as in SQL. */
  matching(table: Table<any>, columns: readonly string[], values: readonly (string | null)[]): readonly Row[] {
    if (values.includes(null)) return [];
    const indexes = this.#indexes.get(table) ?? new Map<string, ReadonlyMap<string, readonly Row[]>>();
    this.#indexes.set(table, indexes);
    const name = columns.join();
    let index = indexes.get(name);
    if (!index) {
      index = Map.groupBy(
        this.rows(table).filter((row) => columns.every((column) => row.values[column] !== null)),
        (row) => JSON.stringify(columns.map((column) => row.values[column])),
      );
      indexes.set(name, index);
    }
    return index.get(JSON.stringify(values)) ?? [];
  }

  /** The text of a SQL expression for a row of a table; `expression` is the function of kit that made it. */
  expression(table: Table<any>, expression: object, row: Row): string | null {
    return this.#expressions.get(table)!.get(expression)!.get(row.key) ?? null;
  }

  /** Where the row's value of a field stands among all values; null where it is null. */
  rank(field: FieldModel, row: Row): number | null {
    return this.#ranks.get(field.coordinate)!.get(row.key) ?? null;
  }

  columnRank(table: Table<any>, column: string, row: Row): number | null {
    return this.#ranks.get(columnName(table, column))!.get(row.key) ?? null;
  }

  /** Where the text of the row's value stands among all, as counts are ordered by it. */
  textRank(field: FieldModel, row: Row): number | null {
    return this.#ranks.get(`${field.coordinate}::text`)!.get(row.key) ?? null;
  }

  /** A text in the small letters of PostgreSQL; `prepareLower` has seen it before. */
  lower(text: string): string {
    return this.#lowered.get(text)!;
  }

  async prepareLower(texts: readonly string[]): Promise<void> {
    const missing = [...new Set(texts)].filter((text) => !this.#lowered.has(text));
    if (missing.length === 0) return;
    const { rows } = await this.#database.pool.query<{ l: string }>(
      'select lower(t) as l from unnest($1::text[]) with ordinality as u(t, n) order by n',
      [missing],
    );
    for (const [i, text] of missing.entries()) this.#lowered.set(text, rows[i]!.l);
  }

  async #readTable(table: Table<any>): Promise<void> {
    const declared: Readonly<Record<string, Column>> = table.columns;
    const columns = Object.entries(declared).map(([name, { type }]) => `${textOf(`"${name}"`, type)} as "${name}"`);
    const { rows } = await this.#database.pool.query<Row['values']>(
      `select ${columns.join()} from "${table.schema}"."${table.name}"`,
    );
    const all = rows.map((values) => ({ key: keyOf(table, values), values }));
    this.#rows.set(table, all);
    this.#byKey.set(table, new Map(all.map((row) => [row.key, row])));
  }

  async #readType(type: TypeModel): Promise<void> {
    const { table } = type.ref;
    for (const where of type.scopes.values()) await this.#readExpression(table, where, where(rowOf(table, 'r')));
    for (const column of [...table.key, ...type.ref.order.map((term) => term.column)])
      await this.#readColumnRank(table, column);
    for (const field of type.fields.values()) {
      const { definition } = field;
      const own = field.side?.table ?? table;
      if (definition.kind === 'column' || definition.kind === 'computed') {
        const value =
          definition.kind === 'column' ? sql.ref(`r.${definition.column}`) : sql`(${definition.sql(rowOf(own, 'r'))})`;
        if (definition.kind === 'computed') await this.#readExpression(own, definition.sql, value);
        if (field.operators.has('order')) await this.#readRank(own, field.coordinate, value);
        if (field.operators.has('aggregate'))
          await this.#readRank(own, `${field.coordinate}::text`, sql`(${value})::text`);
        if (field.operators.has('search')) await this.#readExpression(own, definition, sql`lower(${value})`);
      } else if (definition.kind === 'one' || definition.kind === 'many') {
        const target = definition.target.table;
        if (definition.where)
          await this.#readExpression(target, definition.where, definition.where(rowOf(target, 'r')));
        const { through } = definition;
        if (through?.where)
          await this.#readExpression(through.table, through.where, through.where(rowOf(through.table, 'r')));
        for (const { column } of definition.order ?? []) await this.#readColumnRank(target, column);
      }
    }
  }

  async #readExpression(table: Table<any>, name: object, expression: Expression<unknown>): Promise<void> {
    const ofTable = this.#expressions.get(table) ?? new Map<object, ByRow<string | null>>();
    this.#expressions.set(table, ofTable);
    if (!ofTable.has(name)) ofTable.set(name, new Map(await this.#each(table, sql`(${expression})::text`)));
  }

  async #readColumnRank(table: Table<any>, column: string): Promise<void> {
    await this.#readRank(table, columnName(table, column), sql.ref(`r.${column}`));
  }

  async #readRank(table: Table<any>, name: string, value: Expression<unknown>): Promise<void> {
    if (this.#ranks.has(name)) return;
    const ranked = await this.#each(
      table,
      sql`case when ${value} is not null then dense_rank() over (order by ${value}) end`,
    );
    this.#ranks.set(name, new Map(ranked.map(([key, rank]) => [key, rank === null ? null : Number(rank)])));
  }

  async #each(table: Table<any>, expression: Expression<unknown>): Promise<[string, string | null][]> {
    const keys = table.key.map((column) => sql`${sql.ref(`r.${column}`)}::text as ${sql.ref(column)}`);
    const { rows } = await sql<Record<string, string | null>>`select ${sql.join(keys)}, ${expression} as ${sql.ref('?')}
      from ${this.#source(table)} as r`.execute(this.#database.db);
    return rows.map((row) => [keyOf(table, row), row['?']!]);
  }

  /** The rows of a table, and the missing one where there may be one. */
  #source(table: Table<any>): RawBuilder<unknown> {
    const name = sql.table(`${table.schema}.${table.name}`);
    if (!this.#sides.has(table)) return name;
    const declared: Readonly<Record<string, Column>> = table.columns;
    const columns = Object.keys(declared).map((column) => sql.ref(column));
    const nulls = Object.values(declared).map(({ type }) => sql`null::${sql.raw(type)}`);
    return sql`(select ${sql.join(columns)} from ${name} union all select ${sql.join(nulls)})`;
  }
}

function keyOf(table: Table<any>, values: Readonly<Record<string, string | null>>): string {
  return JSON.stringify(table.key.map((column) => values[column]));
}

function columnName(table: Table<any>, column: string): string {
  return `${table.schema}.${table.name}/${column}`;
}

/** Arrays as JSON, booleans as the words. */
function textOf(column: string, type: ColumnType): string {
  return type === 'text[]' ? `array_to_json(${column})::text` : `${column}::text`;
}

function tablesOf(model: Model): ReadonlySet<Table<any>> {
  const tables = new Set<Table<any>>();
  for (const type of model.types.values()) {
    tables.add(type.ref.table);
    for (const { side, definition } of type.fields.values()) {
      if (side) tables.add(side.table);
      if ('through' in definition && definition.through) tables.add(definition.through.table);
    }
  }
  for (const { definition } of model.queries.values())
    if (definition.kind === 'key') for (const { table } of Object.values(definition.keyTables)) tables.add(table);
  if (model.areas) tables.add(model.areas.table);
  return tables;
}
