import { createTestDatabase, cuttableDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Call, Lanes, type LanesOptions, Rows } from './index.ts';
import { textAt } from './rows.ts';

let database: TestDatabase;
let open: Lanes[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(open.map((lanes) => lanes.close()));
  open = [];
});
afterAll(() => database.drop());

function lanesOf(options: Partial<LanesOptions> = {}): Lanes {
  const lanes = new Lanes({
    url: database.url,
    pointLanes: 1,
    pageLanes: 2,
    statementTimeoutMs: 5_000,
    maximumBytes: 1 << 20,
    ...options,
  });
  open.push(lanes);
  return lanes;
}

const call = (text: string, ...values: unknown[]): Call => ({
  name: `t${text.length}${text.slice(-20).replaceAll(/\W/g, '')}`,
  text,
  values,
  rows: new Rows(),
});
const first = ({ rows }: Call): (string | null)[] => rows.offsets.map((offset, i) => textAt(rows.buffers[i]!, offset));

test('many operations share a connection, and an error touches only its own', async () => {
  const lanes = lanesOf();
  const calls = Array.from({ length: 200 }, (_, i) => call('select 100 / $1::int4', i % 50));
  const outcomes = await Promise.allSettled(calls.map((c) => lanes.run([c], 'point')));
  for (const [i, outcome] of outcomes.entries()) {
    if (i % 50 === 0) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    else expect(first(calls[i]!)).toEqual([String(Math.trunc(100 / (i % 50)))]);
  }
});

test('a statement whose first preparation failed is prepared again', async () => {
  const lanes = lanesOf();
  const text = 'select value from public.later';
  await expect(lanes.run([call(text)], 'point')).rejects.toMatchObject({ code: '42P01' });
  await database.database.pool.query('create table public.later (value int); insert into public.later values (7)');
  const again = call(text);
  await lanes.run([again], 'point');
  expect(first(again)).toEqual(['7']);
});

test('neighbours that waited for a preparation that failed are run again', async () => {
  const lanes = lanesOf();
  const good = 'select 41 + $1::int4';
  // the batch of both fails at its first statement, so that the second is never prepared
  const broken = lanes.run([call('select 1 / 0'), call(good, 0)], 'point');
  const neighbour = call(good, 1);
  const after = lanes.run([neighbour], 'point');
  await expect(broken).rejects.toMatchObject({ code: '22012' });
  await after;
  expect(first(neighbour)).toEqual(['42']);
});

test('a table that changed under a prepared statement is no error', async () => {
  const { pool } = database.database;
  await pool.query('create table public.changing (value int); insert into public.changing values (1)');
  const lanes = lanesOf();
  const text = 'select * from public.changing';
  await lanes.run([call(text)], 'point');
  await pool.query('alter table public.changing alter column value type text using value::text');
  const again = call(text);
  await lanes.run([again], 'point');
  expect(first(again)).toEqual(['1']);
});

test('all statements of an operation see one snapshot', async () => {
  const { pool } = database.database;
  await pool.query('create table public.snapshot (value int); insert into public.snapshot values (1)');
  const lanes = lanesOf();
  const count = 'select count(*) from public.snapshot';
  const calls = [call(count), call('select pg_sleep(0.3)::text'), call(`${count} where true`)];
  const running = lanes.run(calls, 'page');
  await expect
    .poll(
      async () =>
        (
          await pool.query(
            `select 1 from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and application_name = 'gridweave-read'`,
          )
        ).rowCount,
    )
    .toBe(1);
  await pool.query('insert into public.snapshot values (2)');
  await running;
  expect([first(calls[0]!), first(calls[2]!)]).toEqual([['1'], ['1']]);
});

test('nothing can be written', async () => {
  await expect(lanesOf().run([call('create table public.written (id int)')], 'page')).rejects.toMatchObject({
    code: '25006',
  });
});

test('a lost connection is an unavailable database, and the next operation connects again', async () => {
  const failures: Error[] = [];
  const lanes = lanesOf({ onFailure: (failure) => failures.push(failure) });
  await lanes.run([call('select 1')], 'point');
  const sleeping = lanes.run([call('select pg_sleep(30)::text')], 'point');
  // it may end before the next line is reached
  sleeping.catch(() => {});
  await expect
    .poll(
      async () =>
        (
          await database.database.pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gridweave-read' and query like '%pg_sleep(30)%' and datname = current_database()`,
          )
        ).rowCount,
    )
    .toBe(1);
  await expect(sleeping).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(failures).toHaveLength(1);
  const again = call('select 5');
  await lanes.run([again], 'point');
  expect(first(again)).toEqual(['5']);
});

test('no server at the address is an unavailable database', async () => {
  const lanes = lanesOf({ url: 'postgres://nobody@127.0.0.1:1/none' });
  await expect(lanes.run([call('select 1')], 'page')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('a result over the limit is refused, and the lane goes on', async () => {
  const lanes = lanesOf({ maximumBytes: 10_000 });
  await expect(
    lanes.run([call(`select repeat('x', 1000) from generate_series(1, 100)`)], 'page'),
  ).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
  const small = call(`select repeat('y', 3)`);
  await lanes.run([small], 'page');
  expect(first(small)).toEqual(['yyy']);
});

test('a statement over its time is ended', async () => {
  await expect(
    lanesOf({ statementTimeoutMs: 100 }).run([call('select pg_sleep(20)::text')], 'page'),
  ).rejects.toMatchObject({ code: 'TIMEOUT' });
});

test('more page operations than connections wait for their turn', async () => {
  const lanes = lanesOf({ pageLanes: 2 });
  const calls = Array.from({ length: 20 }, (_, i) => call('select $1::int4 + 1', i));
  await Promise.all(calls.map((c) => lanes.run([c], 'page')));
  expect(calls.map((c) => first(c)[0])).toEqual(calls.map((_, i) => String(i + 1)));
});

test('rows that come in many pieces are whole', async () => {
  const lanes = lanesOf({ maximumBytes: 64 << 20 });
  const big = call(`select i || repeat('街', 5000) from generate_series(1, 1500) i`);
  await lanes.run([big], 'page');
  const texts = first(big);
  expect(texts).toHaveLength(1_500);
  expect(texts.every((text, i) => text === `${i + 1}${'街'.repeat(5_000)}`)).toBe(true);
});

test('closing ends those that wait for a connection to a server that says nothing', async () => {
  const network = await cuttableDatabase(database.url);
  network.stall();
  try {
    const lanes = lanesOf({ url: network.url });
    const waiting = (['point', 'page'] as const).map((size) => lanes.attempt([call('select 1')], size));
    const ends = Promise.allSettled(waiting);
    await lanes.close();
    expect(await ends).toMatchObject([{ reason: { code: '57P01' } }, { reason: { code: '57P01' } }]);
  } finally {
    await network.cut();
  }
});
