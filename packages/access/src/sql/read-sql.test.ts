import { type ColumnType, type Mask, mask } from '@gridweave/kit';
import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant, policyOf } from '../fixture/facts.ts';
import { townDatabase } from '../fixture/town-database.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { maskSql } from './mask-sql.ts';
import { operatorSql } from './operator-sql.ts';
import { type ReadExpression, readSql } from './read-sql.ts';

let town: TestDatabase;
beforeAll(async () => {
  town = await townDatabase();
});
afterAll(() => town.drop());

const House = townModel.types.get('House')!;

async function masked(
  kind: Mask,
  value: string | null,
  column: ColumnType = 'text',
  key = 'k1',
): Promise<string | null> {
  const expression = maskSql(kind, {
    value: sql`${value}::${sql.raw(column)}`,
    column,
    type: House,
    alias: 't0',
    pseudonymKey: key,
    areas: townModel.areas,
  });
  const { rows } = await sql<{ v: string | null; type: string }>`
    select ${expression} as v, pg_typeof(${expression})::text as type from town.house as t0 where t0.id = 3`.execute(
    town.database.db,
  );
  expect(rows[0]!.type).toBe('text');
  return rows[0]!.v;
}

const years = (n: number) => `${new Date().getUTCFullYear() - n}-01-01`;

describe('masks', () => {
  test('keep the ends and a star for each other character, never the whole value', async () => {
    expect(await masked(mask.keep(6, 4), '44030419900101003X')).toBe('440304********003X');
    expect(await masked(mask.keep(1, 0), '欧阳娜娜')).toBe('欧***');
    expect(await masked(mask.keep(0, 2), '张三丰')).toBe('*三丰');
    expect(await masked(mask.keep(2, 1), '张三丰')).toBe('***');
    expect(await masked(mask.keep(0, 0), '张三')).toBe('**');
    expect(await masked(mask.keep(1, 0), '𠮷野')).toBe('𠮷*');
    expect(await masked(mask.keep(1, 1), '')).toBe('');
    expect(await masked(mask.keep(1, 1), '12345', 'int8')).toBe('1***5');
    expect(await masked(mask.keep(1, 1), '12345', 'int4')).toBeNull();
  });

  test('year and age band of dates', async () => {
    expect(await masked(mask.year, '1990-05-01', 'date')).toBe('1990');
    expect(await masked(mask.year, '2026-05-01T08:00:00Z', 'timestamptz')).toBe('2026');
    expect(await masked(mask.year, '1990-05-01', 'text')).toBeNull();
    expect(await masked(mask.ageBand(10), years(35), 'date')).toBe('30-39');
    expect(await masked(mask.ageBand(5), years(4), 'date')).toBe('0-4');
    expect(await masked(mask.ageBand(10), years(-2), 'date')).toBeNull();
  });

  test('area gives the name of the row’s area', async () => {
    expect(await masked(mask.area('community'), '民治大道1号')).toBe('区域440304001002');
    expect(await masked(mask.area('street'), '民治大道1号')).toBe('区域440304001');
  });

  test('hash is stable for a department and differs between departments', async () => {
    const one = await masked(mask.hash, 'A1');
    expect(one).toMatch(/^[0-9a-f]{24}$/);
    expect(await masked(mask.hash, 'A1')).toBe(one);
    expect(await masked(mask.hash, 'A2')).not.toBe(one);
    expect(await masked(mask.hash, 'A1', 'text', 'k2')).not.toBe(one);
  });

  test('exists and null', async () => {
    expect(await masked(mask.exists, 'x')).toBe('***');
    expect(await masked(mask.exists, '5', 'float8')).toBe('***');
    expect(await masked(mask.null, 'x')).toBeNull();
  });

  test('of null are null', async () => {
    const all: readonly Mask[] = [mask.keep(1, 1), mask.area('street'), mask.hash, mask.exists, mask.null];
    for (const kind of all) expect(await masked(kind, null)).toBeNull();
    for (const kind of [mask.year, mask.ageBand(10)]) expect(await masked(kind, null, 'date')).toBeNull();
  });
});

function read(policy: Policy, coordinate: string, column: ColumnType, value: string): ReadExpression {
  const [typeName, name] = coordinate.split('.') as [string, string];
  const type = townModel.types.get(typeName)!;
  return readSql({
    field: policy.types.get(typeName)?.fields.get(name),
    rows: policy.types.get(typeName)!.rows,
    type,
    alias: 't0',
    value: sql.ref(`t0.${value}`),
    column,
    policy,
    areas: townModel.areas,
  });
}

async function values(shown: ReadExpression, table: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{
    v: unknown;
  }>`select ${shown.expression} as v from ${sql.table(`town.${table}`)} as t0 order by id`.execute(town.database.db);
  return rows.map((row) => row.v);
}

const mixed = (coordinate: string) =>
  policyOf([grant([coordinate], { areas: ['440304001'] }), grant([coordinate], { access: 'masked', mask: 'year' })]);

describe('reading', () => {
  test('a field that is read in full wherever rows are is the plain column', () => {
    const shown = read(policyOf([grant(['House.rent', 'House.address'])]), 'House.rent', 'int4', 'rent');
    expect(shown).toMatchObject({ masked: false, partial: false, text: false });
    expect(shown.expression.compile(town.database.db)).toMatchObject({ sql: '"t0"."rent"', parameters: [] });
  });

  test('a field of fewer rows than the type is null elsewhere', async () => {
    const policy = policyOf([grant(['House.rent'], { areas: ['440305'] }), grant(['House.address'])]);
    const shown = read(policy, 'House.rent', 'int4', 'rent');
    expect(shown).toMatchObject({ masked: false, partial: true, text: false });
    expect(await values(shown, 'house')).toEqual([null, null, null, null, null, null, 4000, 4000, null]);
  });

  test('full in one area, masked in another, nothing in the third, decided row by row', async () => {
    const policy = policyOf([
      grant(['Person.idNumber'], { areas: ['440304001'] }),
      grant(['Person.idNumber'], { areas: ['440304'], access: 'masked', mask: 'keep(6,4)' }),
      grant(['Person.sex']),
    ]);
    const shown = read(policy, 'Person.idNumber', 'text', 'id_number');
    expect(shown).toMatchObject({ masked: true, partial: true, text: true });
    expect(await values(shown, 'person')).toEqual([
      '44030419900101000X',
      '44030419900101001X',
      '44030419900101002X',
      '44030419900101003X',
      '440304********004X',
      '440304********005X',
      null,
      null,
    ]);
  });

  test('a masked field everywhere is not partial', async () => {
    const policy = policyOf([grant(['Person.name'], { access: 'masked', mask: 'keep(1,0)' })]);
    const shown = read(policy, 'Person.name', 'text', 'name');
    expect(shown).toMatchObject({ masked: true, partial: false, text: true });
    expect(await values(shown, 'person')).toContain('欧***');
  });

  test('dates and times beside masks are the text that they are in JSON', async () => {
    const dates = await values(read(mixed('Person.birthDate'), 'Person.birthDate', 'date', 'birth_date'), 'person');
    expect([dates[0], dates[4], dates[6]]).toEqual(['1990-05-01', '1990', null]);
    const times = await values(read(mixed('Person.seenAt'), 'Person.seenAt', 'timestamptz', 'seen_at'), 'person');
    expect([times[0], times[4]]).toEqual(['2026-05-01T08:00:00.250Z', '2026']);
  });

  test('a number under a null mask stays a number', async () => {
    const policy = policyOf([
      grant(['House.rent'], { areas: ['440305'] }),
      grant(['House.rent'], { access: 'masked', mask: 'null' }),
    ]);
    const shown = read(policy, 'House.rent', 'int4', 'rent');
    expect(shown).toMatchObject({ masked: true, partial: false, text: false });
    expect((await values(shown, 'house')).slice(5, 8)).toEqual([null, 4000, 4000]);
  });

  test('an address is cut to its community, or to its street where the community is not known', async () => {
    const policy = policyOf([grant(['House.address'], { access: 'masked', mask: 'area(community)' })]);
    const names = await values(read(policy, 'House.address', 'text', 'address'), 'house');
    expect([names[0], names[2], names[8]]).toEqual(['区域440304001001', '区域440304001002', '区域440304001']);
  });

  test('a field that is not granted is null', async () => {
    const shown = read(policyOf([grant(['House.rent'])]), 'House.address', 'text', 'address');
    expect(shown).toMatchObject({ masked: false, partial: true });
    expect(new Set(await values(shown, 'house'))).toEqual(new Set([null]));
  });
});

test('operators hold where they were granted', async () => {
  const policy = policyOf([
    grant(['House.rent'], { areas: ['440304'] }),
    grant(['House.rent'], { operators: ['filter'], areas: ['440305'] }),
  ]);
  const rent = policy.types.get('House')!.fields.get('rent');
  expect(operatorSql(rent, 'order', House, 't0')).toBe(false);
  expect(operatorSql(undefined, 'read', House, 't0')).toBe(false);
  const where = operatorSql(rent, 'filter', House, 't0');
  const { rows } = await sql<{ id: string }>`select id::text from town.house as t0 where ${where} order by id`.execute(
    town.database.db,
  );
  expect(rows.map((row) => row.id)).toEqual(['7', '8']);
});
