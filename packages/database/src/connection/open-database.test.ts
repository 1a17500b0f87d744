import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { copyDatabase, type DatabaseCopy } from '../template/index.ts';
import { openDatabase, type Database } from './open-database.ts';
import { isUnavailable } from './unavailable.ts';

let copy: DatabaseCopy;
let database: Database;
const lost: Error[] = [];

beforeAll(async () => {
  copy = await copyDatabase(inject('serverUrl'));
  database = openDatabase({ url: copy.url, statementTimeoutMs: 20_000, onError: (error) => lost.push(error) });
});
afterAll(async () => {
  await database.close();
  await copy.drop();
});

test('values come back without losing anything', async () => {
  const { rows } = await database.pool.query(`select 9007199254740993::int8 as big, 1.10::numeric as exact, 7 as small,
    date '2026-05-01' as day, timestamptz '2026-05-01 08:00:00.123456+08' as instant, timestamp '2026-05-01 08:00' as wall,
    'infinity'::timestamptz as never, '{"a": [1]}'::jsonb as json, array[9007199254740993::int8, null] as bigs,
    array[date '2026-05-01', null] as days, array[timestamptz '2026-05-01 00:00+00'] as instants, '网格' as text`);
  expect(rows[0]).toEqual({
    big: '9007199254740993',
    exact: '1.10',
    small: 7,
    day: '2026-05-01',
    instant: '2026-05-01T00:00:00.123456Z',
    wall: '2026-05-01T08:00:00',
    never: 'infinity',
    json: { a: [1] },
    bigs: ['9007199254740993', null],
    days: ['2026-05-01', null],
    instants: ['2026-05-01T00:00:00Z'],
    text: '网格',
  });
});

test('sessions have the settings that were asked for, also beside options in the address', async () => {
  const url = `${copy.url}?options=-c%20work_mem%3D5MB`;
  const other = openDatabase({
    url,
    settings: { default_transaction_isolation: 'repeatable read', search_path: 'a, b' },
  });
  const { rows } = await other.pool
    .query(`select current_setting('TimeZone') as zone, current_setting('work_mem') as mem,
    current_setting('transaction_isolation') as level, current_setting('search_path') as path,
    current_setting('application_name') as name`);
  await other.close();
  expect(rows[0]).toEqual({ zone: 'UTC', mem: '5MB', level: 'repeatable read', path: 'a, b', name: 'gridweave' });
  const timeout = await database.pool.query('show statement_timeout');
  expect(timeout.rows[0]).toEqual({ statement_timeout: '20s' });
});

test('a connection ended by the server, idle or in a transaction, ends nothing else', async () => {
  const client = await database.pool.connect();
  await client.query('begin');
  const idle = await database.pool.connect();
  const idlePid = (await idle.query('select pg_backend_pid() as pid')).rows[0].pid as number;
  idle.release();
  const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid as number;
  const outside = openDatabase({ url: copy.url });
  await outside.pool.query('select pg_terminate_backend(pid, 5000) from unnest($1::int[]) as pid', [[pid, idlePid]]);
  await outside.close();
  const error = await client.query('select 1').catch((e: unknown) => e);
  client.release(error as Error);
  expect(isUnavailable(error)).toBe(true);
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  await database.ping();
});

test('Kysely works on the same pool, and close may be called twice', async () => {
  const other = openDatabase({ url: copy.url });
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(other.db);
  expect(rows).toEqual([{ one: 1 }]);
  await Promise.all([other.close(), other.close()]);
  expect(isUnavailable(await other.ping().catch((error: unknown) => error))).toBe(true);
});
