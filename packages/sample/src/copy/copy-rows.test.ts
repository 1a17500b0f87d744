import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { copyRows } from './copy-rows.ts';

let base: TestDatabase;
let client: PoolClient;
beforeAll(async () => {
  base = await createTestDatabase();
  client = await base.database.pool.connect();
});
afterAll(async () => {
  client.release();
  await base.drop();
});

const TABLE = 'Odd "name"	表';
const columns = ['id', 'a "text"', 'tags', 'doc', 'nums', 'flag', 'at', 'bytes'];
beforeEach(async () => {
  await client.query(`create schema if not exists "数据"`);
  await client.query(`drop table if exists "数据"."Odd ""name""	表"`);
  await client.query(`create table "数据"."Odd ""name""	表"
    (id int8 primary key, "a ""text""" text, tags text[], doc jsonb, nums int[], flag bool, at timestamptz, bytes bytea)`);
});

async function all(): Promise<unknown[][]> {
  const { rows } = await client.query({
    text: `select * from "数据"."Odd ""name""	表" order by id`,
    rowMode: 'array',
  });
  return rows as unknown[][];
}

function* broken(): Generator<unknown[]> {
  for (let i = 0; i < 20_000; i++) yield [i, 'x'.repeat(20)];
  throw new Error('source broke');
}

test('every kind of value arrives as it was', async () => {
  const nasty = [
    'tab\there',
    'line\nfeed\r',
    String.raw`back\slash \N \. \\`,
    '',
    '\\N',
    '\\.',
    '网格 🏙️',
    '"{},NULL',
    '\b\f\v',
  ];
  const rows: unknown[][] = nasty.map((text, i) => [
    i,
    text,
    [text, null, 'NULL', ''],
    { [text]: [text, null, 1.5] },
    [1, null, -3],
    i % 2 === 0,
    '2026-05-01T00:00:00Z',
    Buffer.from([0, 92, 255]),
  ]);
  rows.push([9007199254740993n, null, [], ['json', ['array']], [[1], [2]], undefined, new Date(0), null]);
  expect(await copyRows(client, '数据', TABLE, columns, rows)).toBe(rows.length);
  const expected = rows.map((row) => row.with(0, String(row[0])));
  expected.at(-1)![5] = null;
  expected.at(-1)![6] = '1970-01-01T00:00:00Z';
  expect(await all()).toEqual(expected);
});

test('200,000 rows are drawn only as fast as the server takes them', async () => {
  let drawn = 0;
  async function* rows(): AsyncGenerator<unknown[]> {
    for (; drawn < 200_000; drawn++) yield [drawn, `居民 ${drawn}\t第 ${drawn % 7} 栋`];
  }
  // a table locked by somebody else: nothing is taken, so only a few chunks may be drawn
  const blocker = await base.database.pool.connect();
  await blocker.query(`begin; lock table "数据"."Odd ""name""	表"`);
  const copied = copyRows(client, '数据', TABLE, columns.slice(0, 2), rows());
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'copy%' and datname = current_database()`;
  await expect.poll(async () => (await base.database.pool.query(waiting)).rowCount).toBe(1);
  expect(drawn).toBeLessThan(50_000);
  await blocker.query('commit');
  blocker.release();
  expect(await copied).toBe(200_000);
  const { rows: found } = await client.query(
    `select count(*)::int as n, sum(id)::text as sum, max("a ""text""") filter (where id = 70001) as one from "数据"."Odd ""name""	表"`,
  );
  expect(found[0]).toEqual({ n: 200_000, sum: '19999900000', one: '居民 70001\t第 1 栋' });
});

test('a refused row, a throwing source and a short row leave nothing and the connection usable', async () => {
  const two = columns.slice(0, 2);
  await expect(
    copyRows(client, '数据', TABLE, two, [
      [1, 'a'],
      [1, 'b'],
    ]),
  ).rejects.toMatchObject({ code: '23505' });
  await expect(copyRows(client, '数据', TABLE, two, broken())).rejects.toThrow('source broke');
  await expect(copyRows(client, '数据', TABLE, two, [[1, 'a'], [2]])).rejects.toMatchObject({ code: 'INTERNAL' });
  await expect(copyRows(client, '数据', TABLE, ['id', 'nope'], [[1, 2]])).rejects.toMatchObject({ code: '42703' });
  await expect(copyRows(client, '数据', 'nope', two, [])).rejects.toMatchObject({ code: '42P01' });
  expect(await all()).toEqual([]);
  expect(await copyRows(client, '数据', TABLE, two, [])).toBe(0);
});
