import {
  type ChangeOptions,
  GridweaveError,
  type RecordKey,
  type RecordWriter,
  type SideTable,
  type Table,
  type TypeRef,
} from '@gridweave/kit';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { writeChange } from './write-change.ts';

type Row = Readonly<Record<string, unknown>>;

/** A row as JSON: the text as PostgreSQL wrote it keeps digits that numbers of JavaScript would lose. */
interface Image {
  readonly text: string;
  readonly row: Row;
}

export interface WriterOptions {
  /** Where the history of records is kept; none is kept without it. */
  readonly history: Table<any> | undefined;
  /** The client or job that makes the changes. */
  readonly changedBy: string | null;
  /** The plugin or department that they come from. */
  readonly source: string;
  /** Where the rows themselves are written: triggers of a plugin's tables have the rights of who writes. */
  readonly own?: Transaction<any>;
}

/** Columns that say when a row was written, and are no change of what it says. */
const bookkeeping: ReadonlySet<string> = new Set(['updated_at', 'recorded_at']);

/** Writes records within a transaction. */
export function recordWriter(trx: Transaction<any>, options: WriterOptions): RecordWriter {
  return new TransactionWriter(trx, options);
}

class TransactionWriter implements RecordWriter {
  readonly #trx: Transaction<any>;
  readonly #own: Transaction<any>;
  readonly #options: WriterOptions;

  constructor(trx: Transaction<any>, options: WriterOptions) {
    this.#trx = trx;
    this.#own = options.own ?? trx;
    this.#options = options;
  }

  async create(type: TypeRef<any>, row: Row): Promise<RecordKey> {
    const { table } = type;
    const { row: made } = await this.#insert(table, row);
    const key = { street_code: String(made['street_code']), id: String(made['id']) };
    await writeChange(this.#trx, {
      type: type.name,
      street: key.street_code,
      record: key.id,
      kind: 'created',
      columns: Object.keys(row).filter((column) => !bookkeeping.has(column)),
      before: null,
    });
    return key;
  }

  async change(type: TypeRef<any>, key: RecordKey, set: Row, options: ChangeOptions = {}): Promise<readonly string[]> {
    const before = await this.#lock(type.table, this.#rowOf(type.table, key));
    if (!before) throw noRecord(type, key);
    const after = await this.#update(type.table, this.#rowOf(type.table, key), set);
    const columns = changedIn(before.row, after.row);
    if (columns.length === 0) return columns;
    const street = String(after.row['street_code']);
    await this.#keep(type.name, { street_code: street, id: key.id }, '', columns, before.row, after.row, options);
    await writeChange(this.#trx, {
      type: type.name,
      street,
      record: key.id,
      kind: 'changed',
      columns,
      before: before.text,
    });
    return columns;
  }

  async changeBeside(
    type: TypeRef<any>,
    key: RecordKey,
    { table, on }: SideTable,
    set: (row: Row) => Row,
    options: ChangeOptions & { readonly initial?: Row } = {},
  ): Promise<readonly string[]> {
    // the record itself is locked first, so that changes of it and beside it come in one order
    const owner = await this.#lock(type.table, this.#rowOf(type.table, key));
    if (!owner) throw noRecord(type, key);
    const link = Object.fromEntries(Object.entries(on).map(([own, other]) => [other, owner.row[own]]));
    const where = matching(link);
    const { row: before } =
      (await this.#lock(table, where)) ?? (await this.#insert(table, { ...options.initial, ...link }));
    const { row: after } = await this.#update(table, where, set(before));
    const columns = changedIn(before, after);
    if (columns.length === 0) return columns;
    const prefix = `${table.schema}.`;
    await this.#keep(type.name, key, prefix, columns, before, after, options);
    await writeChange(this.#trx, {
      type: type.name,
      street: key.street_code,
      record: key.id,
      kind: 'changed',
      columns: columns.map((column) => `${table.schema}.${table.name}.${column}`),
      before: owner.text,
    });
    return columns;
  }

  #rowOf(table: Table<any>, key: RecordKey): RawBuilder<unknown> {
    if (table.place) return matching({ street_code: key.street_code, id: key.id });
    throw new Error(`${table.schema}.${table.name} has no place, and is not changed record by record`);
  }

  async #lock(table: Table<any>, where: RawBuilder<unknown>): Promise<Image | undefined> {
    const { rows } = await sql<{ text: string }>`
      select to_jsonb(t)::text as text from ${nameOf(table)} as t where ${where} for update`.execute(this.#trx);
    return rows[0] && imageOf(rows[0].text);
  }

  async #insert(table: Table<any>, row: Row): Promise<Image> {
    const names = Object.keys(row);
    const { rows } = await sql<{ text: string }>`
      insert into ${nameOf(table)} as t (${sql.join(names.map((name) => sql.ref(name)))})
      values (${sql.join(names.map((name) => valueOf(table, name, row[name])))})
      returning to_jsonb(t)::text as text`.execute(this.#own);
    return imageOf(rows[0]!.text);
  }

  async #update(table: Table<any>, where: RawBuilder<unknown>, set: Row): Promise<Image> {
    const stamp = 'updated_at' in table.columns && !('updated_at' in set) ? { updated_at: new Date() } : {};
    const assignments = Object.entries({ ...set, ...stamp }).map(
      ([name, value]) => sql`${sql.ref(name)} = ${valueOf(table, name, value)}`,
    );
    const { rows } = await sql<{ text: string }>`
      update ${nameOf(table)} as t set ${sql.join(assignments)} where ${where} returning to_jsonb(t)::text as text`.execute(
      this.#own,
    );
    return imageOf(rows[0]!.text);
  }

  /** Keeps the old and the new value of each column; columns of tables beside the type stand behind their schema. */
  async #keep(
    recordType: string,
    key: RecordKey,
    prefix: string,
    columns: readonly string[],
    before: Row,
    after: Row,
    { validFrom = new Date() }: ChangeOptions,
  ): Promise<void> {
    const { history, source, changedBy } = this.#options;
    if (!history) return;
    const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    await sql`
      insert into ${nameOf(history)}
        (street_code, record_type, record_id, field, old_value, new_value, valid_from, source, changed_by)
      select ${key.street_code}, ${recordType}, ${key.id}::int8, c.field, c.old::jsonb, c.new::jsonb, ${validFrom}, ${source}, ${changedBy}
      from unnest(${columns.map((column) => prefix + column)}::text[], ${columns.map((column) => json(before[column]))}::text[],
        ${columns.map((column) => json(after[column]))}::text[]) as c (field, old, new)`.execute(this.#trx);
  }
}

function imageOf(text: string): Image {
  return { text, row: JSON.parse(text) as Row };
}

function nameOf(table: Table<any>): RawBuilder<unknown> {
  return sql.table(`${table.schema}.${table.name}`);
}

function matching(columns: Row): RawBuilder<unknown> {
  return sql.join(
    Object.entries(columns).map(([name, value]) => sql`${sql.ref(`t.${name}`)} = ${value}`),
    sql` and `,
  );
}

function valueOf(table: Table<any>, name: string, value: unknown): RawBuilder<unknown> {
  const column = table.columns[name];
  if (!column) throw new Error(`${table.schema}.${table.name} has no column ${name}`);
  return column.type === 'jsonb' && value !== null ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`;
}

function changedIn(before: Row, after: Row): string[] {
  return Object.keys(after).filter(
    (column) => !bookkeeping.has(column) && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
}

function noRecord(type: TypeRef<any>, { street_code: street, id }: RecordKey): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', {
    zh: `街道 ${street} 没有标识为 ${id} 的${type.title.zh}`,
    en: `there is no ${type.title.en.toLowerCase()} ${id} in street ${street}`,
  });
}
