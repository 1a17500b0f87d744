import { c, defineTable, type RowOf } from '@gridweave/kit';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyBytes, type Missing, readRows, tableWriter } from './index.ts';

const odd = defineTable(
  '数据',
  'Odd "name"	表',
  {
    id: c.int8,
    'a "text"': c.nullable(c.text),
    tags: c.nullable(c.textArray),
    doc: c.nullable(c.jsonb),
    n: c.nullable(c.int4),
    amount: c.nullable(c.numeric),
    flag: c.nullable(c.bool),
    at: c.nullable(c.timestamptz),
    day: c.nullable(c.date),
  },
  { key: ['id'] },
);
type Odd = RowOf<typeof odd>;
const name = `"数据"."Odd ""name""	表"`;

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
beforeEach(async () => {
  await client.query(`create schema if not exists "数据"`);
  await client.query(`drop table if exists ${name}`);
  await client.query(
    `create table ${name} (id int8 primary key, "a ""text""" text, tags text[], doc jsonb, n int4, amount numeric, flag bool, at timestamptz, day date)`,
  );
});

function bytes(rows: readonly Partial<Odd>[], missing: Missing = {}): Buffer[] {
  const writer = tableWriter(odd, missing);
  for (const row of rows) writer.write(row);
  return writer.chunks();
}

async function stored(): Promise<unknown[]> {
  return (await client.query(`select * from ${name} order by id`)).rows;
}

test('every kind of value arrives as it was, and can be read back before', async () => {
  const texts = [
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
  const rows: Odd[] = texts.map((text, i) => ({
    id: String(i),
    'a "text"': text,
    tags: [text, 'NULL', ''],
    doc: { [text]: [text, null, 1.5] },
    n: 1 - i,
    amount: '12.50',
    flag: i % 2 === 0,
    at: '2026-05-01T00:00:00Z',
    day: '2026-05-01',
  }));
  rows.push({
    id: '9007199254740993',
    'a "text"': null,
    tags: [],
    doc: ['json', ['array']],
    n: null,
    amount: null,
    flag: null,
    at: null,
    day: null,
  });
  const chunks = bytes(rows);
  expect(readRows(odd, chunks)).toEqual(rows);
  expect(await copyBytes(client, odd, chunks)).toBe(rows.length);
  expect(chunks).toEqual([]);
  expect(await stored()).toEqual(rows);
});

test('columns that are left out hold what stands for them', async () => {
  let n = 0;
  await copyBytes(
    client,
    odd,
    bytes([{ flag: true }, { flag: false }], { id: () => String((n += 1)), 'a "text"': 'a\tb' }),
  );
  expect(await stored()).toMatchObject([
    { id: '1', 'a "text"': 'a\tb', n: null, flag: true },
    { id: '2', flag: false },
  ]);
});

test('a refused row leaves nothing behind and the connection usable', async () => {
  await expect(copyBytes(client, odd, bytes([{ id: '1' }, { id: '1' }]))).rejects.toMatchObject({ code: '23505' });
  const many = Array.from({ length: 60_000 }, (_, i) => ({
    id: String(i),
    'a "text"': i === 50_000 ? 'x\0' : '居民'.repeat(20),
  }));
  await expect(copyBytes(client, odd, bytes(many))).rejects.toMatchObject({ code: '22021' });
  expect(await stored()).toEqual([]);
  expect(await copyBytes(client, odd, bytes(many.slice(0, 40_000)))).toBe(40_000);
});
