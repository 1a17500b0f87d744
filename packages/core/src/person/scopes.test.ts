import { buildModel, rowOf, type Table } from '@gridweave/kit';
import { type Expression, sql, type SqlBool } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { core } from '../core.ts';
import { createCoreDatabase } from '../fixture/core-database.ts';

let one: Awaited<ReturnType<typeof createCoreDatabase>>;
const place = { street_code: '440306001', community_code: '440306001001', grid_code: '44030600100101' };
const elsewhere = { street_code: '440306002', community_code: '440306002001', grid_code: '44030600200101' };
const model = buildModel([core]);

const yearsAgo = (years: number, days = 0): string => {
  const date = new Date(Date.now() + 8 * 3_600_000);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

beforeAll(async () => {
  one = await createCoreDatabase();
  const { db } = one.database;
  const house = { building_code: '4403060010010100001', address: '宝安区新安街道甲路1号', use: '10' };
  await db
    .insertInto('core.house')
    .values([
      { ...place, ...house, id: 1, house_code: '4403060010010100001000001', rental: true },
      { ...place, ...house, id: 2, house_code: '4403060010010100001000002', rental: false, use: '30' },
      { ...elsewhere, ...house, id: 3, house_code: '4403060020010100001000001', rental: false },
    ])
    .execute();
  const person = { document_type: '111', sex: '1' };
  await db
    .insertInto('core.person')
    .values([
      {
        ...place,
        ...person,
        id: 1,
        house_id: 1,
        kind: 'floating',
        name: '张三',
        document_number: '1',
        birth_date: yearsAgo(18, -1),
      },
      {
        ...place,
        ...person,
        id: 2,
        house_id: 2,
        kind: 'registered',
        name: '李四',
        document_number: '2',
        birth_date: yearsAgo(18, 2),
      },
      {
        ...place,
        ...person,
        id: 3,
        house_id: 1,
        kind: 'overseas',
        name: '王五',
        document_number: '3',
        birth_date: null,
      },
      // the same house id in another street is another house
      {
        ...elsewhere,
        ...person,
        id: 4,
        house_id: 1,
        kind: 'floating',
        name: '赵六',
        document_number: '4',
        birth_date: yearsAgo(40),
        ended_on: '2026-01-01',
      },
    ])
    .execute();
  await db
    .insertInto('core.occupancy')
    .values([
      { ...place, id: 1, person_id: 1, house_id: 1, role: 'tenant', from_on: '2024-01-01', source: 'grid-visit' },
      { ...place, id: 2, person_id: 2, house_id: 2, role: 'owner', from_on: '2024-01-01', source: 'grid-visit' },
    ])
    .execute();
  await db
    .insertInto('core.person_document')
    .values([
      { ...place, id: 1, person_id: 1, type: '111', number: '1' },
      { ...place, id: 2, person_id: 2, type: '111', number: '2' },
    ])
    .execute();
  const event = { minor: '01001', description: '占道', stage: 'filed', reported_at: '2026-01-01T00:00:00Z' };
  await db
    .insertInto('core.event')
    .values([
      {
        ...place,
        ...event,
        id: 1,
        number: 'E1',
        major: '01',
        source: 'hotline',
        house_id: 1,
        due_at: '2026-01-02T00:00:00Z',
      },
      {
        ...place,
        ...event,
        id: 2,
        number: 'E2',
        major: '05',
        source: 'video',
        house_id: 2,
        dispute_kind: '02',
        handled_at: '2026-01-01T01:00:00Z',
        due_at: '2026-01-02T00:00:00Z',
        closed_at: '2026-01-03T00:00:00Z',
      },
      { ...place, ...event, id: 3, number: 'E3', major: '05', source: 'video' },
    ])
    .execute();
});
afterAll(() => one.drop());

async function ids(table: Table<any>, where: (row: any) => Expression<SqlBool>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(`core.${table.name}`)} as t where ${where(rowOf(table, 't'))} order by id`.execute(
    one.database.db,
  );
  return rows.map((row) => row.id);
}

const inScope = (type: string, scope: string) => {
  const { ref, scopes } = model.types.get(type)!;
  return ids(ref.table, scopes.get(scope)!);
};

test.each([
  ['minors-excluded', 'Person', ['1', '4']],
  ['minors-excluded', 'Occupancy', ['1']],
  ['minors-excluded', 'IdentityDocument', ['1']],
  ['floating-population', 'Person', ['1', '4']],
  ['registered-population', 'Person', ['2']],
  ['overseas-population', 'Person', ['3']],
  ['left-behind-population', 'Person', []],
  ['current-residents', 'Person', ['1', '2', '3']],
  ['rented-houses', 'House', ['1']],
  ['rented-houses', 'Person', ['1', '3']],
  ['rented-houses', 'Occupancy', ['1']],
  ['rented-houses', 'IdentityDocument', ['1']],
  ['rented-houses', 'Event', ['1']],
  ['business-premises', 'House', ['2']],
  ['business-premises', 'Event', ['2']],
  ['events-emergency', 'Event', ['2', '3']],
  ['events-from-hotline', 'Event', ['1']],
  ['events-disputes', 'Event', ['2']],
  ['events-open', 'Event', ['1', '3']],
])('scope %s holds of %s: %j', async (scope, type, expected) => {
  expect(await inScope(type, scope)).toEqual(expected);
});

test('every scope is valid SQL for every type that it covers', async () => {
  for (const type of model.types.values())
    for (const where of type.scopes.values()) await expect(ids(type.ref.table, where)).resolves.toBeInstanceOf(Array);
});

async function computed(type: string, field: string): Promise<unknown[]> {
  const { ref, fields } = model.types.get(type)!;
  const { definition } = fields.get(field)!;
  if (definition.kind !== 'computed') throw new Error(`${field} is not computed`);
  const { rows } = await sql<{ value: unknown }>`
    select ${definition.sql(rowOf(ref.table, 't'))} as value
    from ${sql.table(`core.${ref.table.name}`)} as t order by id`.execute(one.database.db);
  return rows.map((row) => row.value);
}

test('computed fields: age in full years, overdue with and without a result, current occupancy', async () => {
  expect(await computed('Person', 'age')).toEqual([18, 17, null, 40]);
  expect(await computed('Event', 'overdue')).toEqual([true, false, null]);
  expect(await computed('Occupancy', 'current')).toEqual([true, true]);
});

test('the age is as strictly labelled as the birth date', () => {
  expect(model.types.get('Person')!.fields.get('age')!.label).toMatchObject({
    sharing: 'conditional',
    sensitivity: 'personal',
  });
});
