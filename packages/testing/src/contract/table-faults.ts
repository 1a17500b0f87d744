import type { Database } from '@gridweave/database';
import type { Plugin, Table } from '@gridweave/kit';
import { sql } from 'kysely';

/**
 * Where the tables of a plugin in a migrated database are not what it declared: columns, types, nullability, keys,
 * codes that do not compare by bytes, unique keys without the street, and relations, key queries and searched texts
 * without an index. Empty when all is well.
 */
export async function tableFaults(database: Database, plugin: Plugin): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const table of plugin.tables) {
    faults.push(...(await columnFaults(database, table)), ...(await keyFaults(database, table)));
  }
  faults.push(...(await missingIndexes(database, plugin)));
  return faults;
}

interface ColumnFound {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly collation: string | null;
}

async function columnFaults({ db }: Database, table: Table<any>): Promise<readonly string[]> {
  const { rows } = await sql<ColumnFound>`
    select a.attname as name, not a.attnotnull as nullable, l.collname as collation,
           case when t.typcategory = 'A' then substr(t.typname, 2) || '[]' else t.typname end as type
    from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
    where a.attrelid = to_regclass(${nameOf(table)}) and a.attnum > 0 and not a.attisdropped`.execute(db);
  const found = new Map(rows.map((row) => [row.name, row]));
  const declared = Object.entries(table.columns as Table['columns']);
  const differing = declared.flatMap(([name, column]) => {
    const real = found.get(name);
    if (!real) return [`${nameOf(table)}.${name} is declared but not there`];
    const want = `${column.type}${column.nullable ? '' : ' not null'}`;
    const have = `${real.type}${real.nullable ? '' : ' not null'}`;
    return want === have ? [] : [`${nameOf(table)}.${name} is ${have}, declared ${want}`];
  });
  const undeclared = rows.filter(({ name }) => !(name in table.columns));
  const collated = rows.filter(
    ({ name, collation }) => /(^|_)(code|number|kind|state)$/.test(name) && collation !== 'C',
  );
  return [
    ...differing,
    ...undeclared.map(({ name }) => `${nameOf(table)}.${name} is there but not declared`),
    ...collated.map(({ name }) => `${nameOf(table)}.${name} should be collate "C"`),
  ];
}

async function keyFaults(database: Database, table: Table<any>): Promise<readonly string[]> {
  const indexes = await indexesOf(database, table);
  const primary = indexes.find((index) => index.primary)?.columns.join(', ');
  const street = table.place?.street;
  return [
    ...(primary === table.key.join(', ')
      ? []
      : [`${nameOf(table)} has the key (${primary}), declared (${table.key.join(', ')})`]),
    ...indexes
      .filter((index) => index.unique && street !== undefined && !index.columns.includes(street))
      .map((index) => `${nameOf(table)}: the unique index (${index.columns.join(', ')}) lacks ${street}`),
  ];
}

async function missingIndexes(database: Database, plugin: Plugin): Promise<readonly string[]> {
  const own = new Set<Table<any>>(plugin.tables);
  const faults: string[] = [];
  const want = async (table: Table<any>, columns: readonly string[], why: string): Promise<void> => {
    if (!own.has(table)) return;
    const indexes = await indexesOf(database, table);
    if (!indexes.some((index) => serves(index.columns, columns, table)))
      faults.push(`${nameOf(table)} has no index on (${columns.join(', ')}) for ${why}`);
  };
  for (const { type, side, fields } of plugin.fields) {
    if (side) await want(side.table, Object.values(side.on), `the side table of ${type.name}`);
    for (const [name, field] of Object.entries(fields)) {
      const where = `${type.name}.${name}`;
      if (field.kind === 'many' && field.through) {
        await want(field.through.table, Object.values(field.through.from), where);
        await want(field.target.table, Object.values(field.through.to), where);
      } else if (field.kind === 'many' || field.kind === 'one') {
        await want(field.target.table, Object.values(field.on), where);
      } else if (field.kind === 'column' && field.operators.includes('search')) {
        const table = side?.table ?? type.table;
        const indexes = await indexesOf(database, table);
        if (!indexes.some((index) => index.definition.includes(`bigrams(${field.column})`)))
          faults.push(`${nameOf(table)}.${field.column} is searched without an index over its bigrams`);
      }
    }
  }
  for (const query of plugin.queries) {
    const { table, id, order } = query.type;
    if (query.kind === 'list' && order.length > 0) await want(table, [order[0]!.column], `the order of ${query.name}`);
    if (query.kind !== 'key') continue;
    const columns = query.keys.flatMap((key) =>
      plugin.fields.flatMap(({ type, fields }) => {
        const field = type === query.type ? fields[key] : undefined;
        return field?.kind === 'column' ? [field.column] : [];
      }),
    );
    for (const column of [id, ...columns]) await want(table, [column], `the query ${query.name}`);
  }
  return faults;
}

/** Whether an index finds the rows by these columns: it begins with one that tells rows of a street apart. */
function serves(index: readonly string[], columns: readonly string[], table: Table<any>): boolean {
  const street = table.place?.street;
  if (columns.length === 1) return index[0] === columns[0];
  const telling = columns.filter((column) => column !== street);
  return telling.includes(index[index[0] === street ? 1 : 0] ?? '');
}

interface IndexFound {
  readonly columns: readonly string[];
  readonly primary: boolean;
  readonly unique: boolean;
  readonly definition: string;
}

async function indexesOf({ db }: Database, table: Table<any>): Promise<readonly IndexFound[]> {
  const { rows } = await sql<IndexFound>`
    select i.indisprimary as primary, i.indisunique as unique, pg_get_indexdef(i.indexrelid) as definition,
           array(select coalesce(a.attname::text, '')
                 from unnest(i.indkey) with ordinality k (attnum, n)
                 left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                 order by n) as columns
    from pg_index i where i.indrelid = to_regclass(${nameOf(table)})`.execute(db);
  return rows;
}

const nameOf = (table: Table<any>): string => `${table.schema}.${table.name}`;
