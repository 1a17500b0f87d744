import type { KeyQuery, Table } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { core } from '../core.ts';
import { createCoreDatabase } from '../fixture/core-database.ts';

let one: Awaited<ReturnType<typeof createCoreDatabase>>;
beforeAll(async () => {
  one = await createCoreDatabase();
});
afterAll(() => one.drop());

/** The columns of each index of a table; '' stands for an expression. */
async function indexesOf(table: Table<any>): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ columns: string[] }>`
    select array(select coalesce(a.attname::text, '')
                 from unnest(i.indkey) with ordinality k (attnum, n)
                 left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                 order by n) as columns
    from pg_index i where i.indrelid = ${`core.${table.name}`}::regclass
    order by i.indisprimary desc`.execute(one.database.db);
  return rows.map((row) => row.columns);
}

describe.each(core.tables.map((table) => [table.name, table] as const))('table %s', (_, table: Table<any>) => {
  test('has the declared columns, types and nullability', async () => {
    const { rows } = await sql<{ name: string; type: string; nullable: boolean }>`
      select a.attname as name, not a.attnotnull as nullable,
             case when t.typcategory = 'A' then substr(t.typname, 2) || '[]' else t.typname end as type
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = ${`core.${table.name}`}::regclass and a.attnum > 0 and not a.attisdropped`.execute(
      one.database.db,
    );
    const found = Object.fromEntries(rows.map((row) => [row.name, { type: row.type, nullable: row.nullable }]));
    expect(found).toEqual(table.columns);
  });

  test('has the declared key', async () => {
    expect((await indexesOf(table))[0]).toEqual(table.key);
  });

  test('has the street in each unique key when it is place-bound', async () => {
    const { rows } = await sql<{ columns: string[] }>`
      select array(select a.attname::text from unnest(i.indkey) k (attnum)
                   join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum) as columns
      from pg_index i where i.indrelid = ${`core.${table.name}`}::regclass and i.indisunique`.execute(one.database.db);
    const street = table.place?.street;
    expect(rows.filter(({ columns }) => street !== undefined && !columns.includes(street))).toEqual([]);
  });
});

test('columns of codes compare by bytes', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.relname || '.' || a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and a.attnum > 0 and l.collname <> 'C'
      and (a.attname like '%\\_code' or a.attname in ('code', 'number', 'kind', 'stage', 'level', 'sex'))`.execute(
    one.database.db,
  );
  expect(rows).toEqual([]);
});

/** Whether an index leads with one of the columns that tell rows of a street apart, after the street at most. */
function serves(index: readonly string[], columns: readonly string[]): boolean {
  const telling = columns.filter((column) => column !== 'street_code' || columns.length === 1);
  const leading = new Set(index.slice(0, index[0] === 'street_code' && columns.length > 1 ? 2 : 1));
  return telling.some((column) => leading.has(column));
}

const fields = core.fields.flatMap(({ type, fields }) =>
  Object.entries(fields).map(([name, field]) => ({ type, name, field })),
);

test('every relation to many has an index on the other side', async () => {
  const missing: string[] = [];
  for (const { type, name, field } of fields) {
    if (field.kind !== 'many') continue;
    const table = field.through ? field.through.table : field.target.table;
    const columns = Object.values(field.through ? field.through.from : field.on);
    if (!(await indexesOf(table)).some((index) => serves(index, columns))) missing.push(`${type.name}.${name}`);
  }
  expect(missing).toEqual([]);
});

test('every searched text of a place-bound table has an index over its bigrams', async () => {
  const searched = fields.flatMap(({ type, field }) =>
    field.kind === 'column' && field.operators.includes('search') && type.table.place
      ? [`${type.table.name}.${field.column}`]
      : [],
  );
  const { rows } = await sql<{ definition: string }>`
    select indexdef as definition from pg_indexes where schemaname = 'core' and indexdef like '%bigrams(%'`.execute(
    one.database.db,
  );
  const indexed = rows.map(({ definition }) => definition.replace(/^.* ON core\.(\w+) .*bigrams\((\w+)\).*$/, '$1.$2'));
  expect(searched.toSorted()).toEqual([
    'event.description',
    'house.address',
    'legal_entity.name',
    'person.name',
    'professional_grid.name',
  ]);
  expect(indexed.toSorted()).toEqual(searched.toSorted());
});

test('every key of a query has an index that begins with it', async () => {
  const missing: string[] = [];
  for (const query of core.queries) {
    if (query.kind !== 'key') continue;
    for (const key of ['id', ...query.keys]) {
      const [table, column] = keyColumn(query, key);
      if (!(await indexesOf(table)).some(([first]) => first === column)) missing.push(`${query.name}(${key}:)`);
    }
  }
  expect(missing).toEqual([]);
});

function keyColumn(query: KeyQuery, key: string): readonly [Table<any>, string] {
  const { table, id } = query.type;
  const keyTable = query.keyTables[key];
  if (keyTable) return [keyTable.table, keyTable.column];
  const field = fields.find(({ type, name }) => type === query.type && name === key)?.field;
  return [table, field?.kind === 'column' ? field.column : id];
}

test('the divisions of Shenzhen are there with full names, centres, aliases and zones', async () => {
  const { db } = one.database;
  const street = await db.selectFrom('core.division').selectAll().where('code', '=', '440306017').executeTakeFirst();
  expect(street).toMatchObject({
    level: 'street',
    parent_code: '440306',
    full_name: '深圳市宝安区新安街道',
    pseudo: false,
    centre: { type: 'Point' },
  });
  const { rows } = await sql<{ level: string; count: number }>`
    select level, count(*)::int as count from core.division group by level order by count`.execute(db);
  expect(rows).toEqual([
    { level: 'city', count: 1 },
    { level: 'district', count: 9 },
    { level: 'street', count: 79 },
    { level: 'community', count: 788 },
  ]);
  const aliases = await db
    .selectFrom('core.division_alias')
    .select(['division_code', 'valid_to'])
    .where('alias', '=', '宝安区民治')
    .execute();
  expect(aliases).toEqual([{ division_code: '440309002', valid_to: '2017-01-07' }]);
  const zone = await db
    .selectFrom('core.functional_zone_street')
    .select('street_code')
    .where('zone_code', '=', 'dapeng')
    .orderBy('street_code')
    .execute();
  expect(zone.map((row) => row.street_code)).toEqual(['440307009', '440307010', '440307011']);
});
