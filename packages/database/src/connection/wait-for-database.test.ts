import { createServer, connect, type Server } from 'node:net';

import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { pickPort } from '../embedded/port.ts';
import { copyDatabase, type DatabaseCopy } from '../template/index.ts';
import { openDatabase } from './open-database.ts';
import { isUnavailable } from './unavailable.ts';
import { withDatabaseName } from './url.ts';
import { waitForDatabase } from './wait-for-database.ts';

let copy: DatabaseCopy;
beforeAll(async () => {
  copy = await copyDatabase(inject('serverUrl'));
});
afterAll(() => copy.drop());

const never = () => expect.unreachable();

function at(port: number): string {
  const url = new URL(copy.url);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}

test('an answering database tells its version', async () => {
  expect((await waitForDatabase(copy.url)).version).toBeGreaterThanOrEqual(150_000);
});

test('a database that comes up later is waited for', async () => {
  const port = await pickPort();
  const target = new URL(copy.url);
  let proxy: Server | undefined;
  const facts = await waitForDatabase(at(port), {
    onWait: ({ attempt, url, reason }) => {
      expect(reason).toMatch(/ECONNREFUSED/);
      expect(url).not.toContain(target.password || '\0');
      if (attempt !== 2) return;
      proxy = createServer((socket) => {
        const server = connect(Number(target.port || 5432), target.hostname);
        socket.pipe(server).pipe(socket);
        socket.on('error', () => server.destroy());
        server.on('error', () => socket.destroy());
      }).listen(port, '127.0.0.1');
    },
  });
  proxy?.close();
  expect(facts.version).toBeGreaterThan(0);
});

test('one that never comes is DATABASE_UNAVAILABLE, without the password', async () => {
  const port = await pickPort();
  const url = new URL(at(port));
  url.password = 'wr0ng-secret';
  const error = await waitForDatabase(url.href, { timeoutMs: 300 }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(isUnavailable(error)).toBe(true);
  expect(String(error)).not.toContain('wr0ng-secret');
});

test('what waiting cannot mend is CONFIG_INVALID at once', async () => {
  const missing = withDatabaseName(copy.url, 'gw_没有');
  await expect(waitForDatabase(missing, { onWait: never })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(/没有这个数据库.*no such database/s),
  });
  const admin = openDatabase({ url: copy.url });
  await admin.pool.query('create role gw_locked_out nologin').catch(() => {});
  const wrong = new URL(copy.url);
  wrong.username = 'gw_locked_out';
  wrong.password = 'wr0ng-secret';
  const error = await waitForDatabase(wrong.href, { onWait: never }).catch((e: unknown) => e);
  expect(error).toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(/拒绝了登录.*refused the login/s),
  });
  expect(String(error)).not.toContain('wr0ng-secret');
  await admin.pool.query('drop role gw_locked_out');
  await admin.close();
});

test('errors of statements are not unavailability', async () => {
  const database = openDatabase({ url: copy.url });
  const error = await database.pool.query('select nothing_there').catch((e: unknown) => e);
  await database.close();
  expect(isUnavailable(error)).toBe(false);
  expect(isUnavailable(new Error('outer', { cause: Object.assign(new Error('x'), { code: '57P01' }) }))).toBe(true);
  expect(isUnavailable(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]))).toBe(true);
  expect(isUnavailable('ECONNREFUSED')).toBe(false);
});
