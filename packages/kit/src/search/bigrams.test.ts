import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bigrams, holds, platformMigrations } from './bigrams.ts';

const chinese = ['张三', '张三丰', '三丰张', '王张三宝', '欧阳娜娜', '𠮷野家', '李', '', '新安街道 12 号'];
const texts = [...chinese, 'ANNA Lee', 'anna', '100%', '100 %', '10_0', '10x0', 'a\\b', 'a/b', "O'Neil", 'Ärger'];

let one: TestDatabase;
beforeAll(async () => {
  one = await createTestDatabase();
  const { db } = one.database;
  await db.transaction().execute(async (transaction) => {
    await sql`create schema gridweave`.execute(transaction);
    for (const step of platformMigrations) await step.up(transaction);
  });
  await sql`create table item (name text)`.execute(db);
  await sql`create index item_name on item using gin (gridweave.bigrams(name))`.execute(db);
  await sql`insert into item select unnest(${texts}::text[])`.execute(db);
  await sql`insert into item values (null)`.execute(db);
});
afterAll(() => one.drop());

async function search(part: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from item where ${holds(sql.ref('name'), sql`${part}::text`)}`.execute(one.database.db);
  return rows.map((row) => row.name);
}

test.each([
  ['张三', ['张三', '张三丰', '王张三宝']],
  ['三丰', ['张三丰', '三丰张']],
  ['丰三', []],
  ['张三宝', ['王张三宝']],
  ['anna', ['ANNA Lee', 'anna']],
  ['ÄRGER', ['Ärger']],
  ['NA L', ['ANNA Lee']],
  ['𠮷野', ['𠮷野家']],
  ['0%', ['100%']],
  ['%', ['100%', '100 %']],
  ['%%', []],
  ['0_', ['10_0']],
  ['__', []],
  ['a\\b', ['a\\b']],
  ['\\b', ['a\\b']],
  ["o'n", ["O'Neil"]],
  ['道 12', ['新安街道 12 号']],
])('%s is found in %j', async (part, found) => {
  expect((await search(part)).toSorted()).toEqual([...found].toSorted());
});

test('pairs are of lower-case neighbours; short texts and null have none', async () => {
  const pairs = async (text: string | null) =>
    (await sql<{ b: string[] | null }>`select ${bigrams(sql`${text}::text`)} as b`.execute(one.database.db)).rows[0]!.b;
  expect(await pairs('张三丰')).toEqual(['张三', '三丰']);
  expect(await pairs('AbA')).toEqual(['ab', 'ba']);
  expect(await pairs('𠮷野')).toEqual(['𠮷野']);
  expect(await pairs('李')).toEqual([]);
  expect(await pairs('')).toEqual([]);
  expect(await pairs(null)).toBeNull();
});

test('a part is found exactly where plain code finds it', async () => {
  const letter = fc.constantFrom('张', '三', '丰', 'a', 'A', 'b', '%', '_', '\\', "'", ' ', '𠮷');
  const words = (minLength: number, maxLength: number) =>
    fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(words(0, 8), { minLength: 1, maxLength: 20 }), words(2, 4), async (all, part) => {
      const { rows } = await sql<{ name: string }>`
        select name from unnest(${all}::text[]) as t (name)
        where ${holds(sql.ref('name'), sql`${part}::text`)}`.execute(one.database.db);
      const expected = all.filter((text) => text.toLowerCase().includes(part.toLowerCase()));
      expect(rows.map((row) => row.name).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 150 },
  );
});

test('the index over bigrams answers it', async () => {
  const plan = await one.database.db.connection().execute(async (db) => {
    await sql`set enable_seqscan = off`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select 1 from item where ${holds(sql.ref('name'), sql`${'张三'}::text`)}`.execute(db);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('item_name');
});
