import {
  createTestDatabase,
  type CuttableDatabase,
  cuttableDatabase,
  type TestDatabase,
  testPlatform,
  type TestPlatform,
} from '@gridweave/testing';
import { afterEach, expect, test } from 'vitest';

import { readEnvironment } from '../environment/index.ts';
import { departments, town, townRows } from '../fixture/town.ts';
import { openLogger } from '../log/index.ts';
import { type Platform, startPlatform } from './index.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function json(url: string, init?: RequestInit): Promise<{ status: number; body: any }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
}

const ready = (platform: { url: string }) => json(`${platform.url}/health/ready`);

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  cleanups.push(() => database.drop());
  return database;
}

async function start(databaseUrl: string): Promise<Platform> {
  const environment = { ...readEnvironment({}), port: 0, drainMs: 500, databaseUrl };
  const platform = await startPlatform({ plugins: [town], environment, logger: openLogger('silent') });
  cleanups.push(() => platform.close());
  return platform;
}

test('down at start: the server waits, says why, and begins by itself', async () => {
  const database = await emptyDatabase();
  const between = await cuttableDatabase(database.url, true);
  cleanups.push(() => between.cut().catch(() => {}));
  const platform = await start(between.url);
  expect((await json(`${platform.url}/health/live`)).status).toBe(200);
  await expect.poll(async () => (await ready(platform)).body.checks.database.reason.en).toContain('ECONNREFUSED');
  const waiting = await ready(platform);
  expect(waiting.status).toBe(503);
  expect(waiting.body).toMatchObject({
    status: 'not ready',
    checks: { database: { ok: false }, migrations: { ok: false }, policy: { ok: false } },
  });
  expect(JSON.stringify(waiting.body)).not.toContain(new URL(database.url).password || 'no-password');
  const asked = await json(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  expect(asked.status).toBe(503);
  expect(asked.body.errors[0]).toMatchObject({
    message: expect.stringContaining('see /health/ready'),
    extensions: { code: 'DATABASE_UNAVAILABLE' },
  });
  await between.restore();
  await platform.ready;
  expect((await ready(platform)).status).toBe(200);
});

test('a wrong password is not waited for', async () => {
  const database = await emptyDatabase();
  const wrong = new URL(database.url);
  wrong.pathname = '/no_such_database';
  const platform = await start(wrong.href);
  await expect(platform.ready).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  expect((await ready(platform)).status).toBe(503);
});

test('closing while the database is waited for ends at once', async () => {
  const database = await emptyDatabase();
  const between = await cuttableDatabase(database.url, true);
  const platform = await start(between.url);
  const begun = performance.now();
  await platform.close();
  expect(performance.now() - begun).toBeLessThan(6_000);
  await expect(platform.ready).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('attack 20: a database that goes away and comes back: 503 meanwhile, past the lease whatever is known, then answers again, and nothing is lost from the audit log', async () => {
  let between: CuttableDatabase | undefined;
  const platform: TestPlatform = await testPlatform({
    plugins: [town],
    departments,
    rows: townRows,
    environment: { leaseMs: 1_500 },
    throughDatabase: async (url) => {
      between = await cuttableDatabase(url);
      return between.url;
    },
  });
  cleanups.push(() => platform.close());
  const ask = () => platform.query('fire', '{ houses(first: 1) { nodes { id } } }');
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(200);
  await between!.cut();
  for (let i = 0; i < 3; i++) {
    const { status, body } = await ask();
    expect(status).toBe(503);
    expect(['DATABASE_UNAVAILABLE', 'POLICY_UNCONFIRMED']).toContain(body.errors[0].extensions.code);
    expect(body.errors[0].message).toMatch(/try again/i);
  }
  await expect.poll(async () => (await ready(platform)).status).toBe(503);
  expect((await ready(platform)).body.checks.database).toMatchObject({ ok: false });
  // past the lease of the policy: the node fails closed
  await expect
    .poll(async () => (await ask()).body.errors[0].extensions.code, { timeout: 10_000, interval: 500 })
    .toBe('POLICY_UNCONFIRMED');
  await between!.restore();
  await expect.poll(async () => (await ask()).status, { timeout: 15_000, interval: 200 }).toBe(200);
  await expect.poll(async () => (await ready(platform)).status, { timeout: 20_000 }).toBe(200);
  await expect.poll(() => platform.services.audit.waiting, { timeout: 20_000 }).toBe(0);
  const { rows } = await platform.database.pool.query(`select distinct outcome from audit.record where kind = 'read'`);
  expect(rows.map((row) => row.outcome)).toEqual(
    expect.arrayContaining(['DATABASE_UNAVAILABLE', 'POLICY_UNCONFIRMED', 'ok']),
  );
});
