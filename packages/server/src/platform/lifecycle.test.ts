import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterEach, expect, test } from 'vitest';

import { readEnvironment } from '../environment/index.ts';
import { departments, town, townRows, weather } from '../fixture/town.ts';
import { openLogger } from '../log/index.ts';
import { startPlatform } from './index.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function start(environment?: Parameters<typeof testPlatform>[0]['environment']): Promise<TestPlatform> {
  const platform = await testPlatform({ plugins: [town], departments, rows: townRows, environment });
  open.push(platform);
  return platform;
}

const silent = openLogger('silent');

test('a port in use is named, with another to try; nothing was started', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const environment = { ...readEnvironment({}), port, dataFolder: '/nonexistent/never-made' };
  const starting = startPlatform({ plugins: [town], environment, logger: silent });
  await expect(starting).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: expect.stringContaining(`Port ${port} is in use, perhaps by Gridweave itself`),
    details: { port },
  });
  await expect(starting).rejects.toThrow(`PORT=${port + 1}`);
  taken.close();
});

test('an address that this machine does not have is named', async () => {
  const environment = { ...readEnvironment({}), port: 0, host: '203.0.113.7' };
  await expect(startPlatform({ plugins: [town], environment, logger: silent })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('HOST names 203.0.113.7'),
  });
});

test('a plugin that is not sound stops the start before anything is opened', async () => {
  const environment = { ...readEnvironment({}), port: 0 };
  const broken = { ...town, name: 'Not A Name' };
  await expect(startPlatform({ plugins: [broken], environment, logger: silent })).rejects.toMatchObject({
    code: 'PLUGIN_INVALID',
  });
});

test('health, metrics and the way to GraphiQL', async () => {
  const { url } = await start();
  expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'live' });
  const ready = await fetch(`${url}/health/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    checks: {
      database: { ok: true },
      migrations: { ok: true },
      policy: { ok: true },
      audit: { ok: true },
      plugins: { ok: true },
      limits: { ok: true },
    },
  });
  expect((await fetch(`${url}/health/live`, { method: 'HEAD' })).status).toBe(200);
  const root = await fetch(`${url}/`, { redirect: 'manual' });
  expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
  const page = await fetch(`${url}/graphql`, { headers: { Accept: 'text/html,application/xhtml+xml' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  await page.arrayBuffer();
});

test('closing lets running requests end, writes their audit records, and takes no new ones', async () => {
  const platform = await start({ drainMs: 5_000 });
  let release!: (text: string) => void;
  const asked = new Promise<void>((resolve) => {
    weather.answer = () => {
      resolve();
      return new Promise((answer) => {
        release = answer;
      });
    };
  });
  const running = platform.query('fire', '{ houses(first: 1) { nodes { weather } } }');
  await asked;
  const closing = platform.services.database.pool.query('select 1').then(() => platform.close());
  open.pop();
  await expect
    .poll(() =>
      fetch(`${platform.url}/health/live`).then(
        (r) => r.status,
        () => 'refused',
      ),
    )
    .toBe('refused');
  release('晴');
  const { status, body } = await running;
  expect([status, body]).toEqual([200, { data: { houses: { nodes: [{ weather: '晴' }] } } }]);
  await closing;
  expect(platform.services.audit.waiting).toBe(0);
  weather.answer = () => 'sunny';
});

test('a request on a connection that was open before closing is answered', async () => {
  const platform = await start({ drainMs: 5_000 });
  const socket = connect(Number(new URL(platform.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  // a round trip on another connection that was opened later
  await platform.query('fire', '{ __typename }');
  const closing = platform.close();
  open.pop();
  const body = JSON.stringify({ query: '{ houses(first: 1) { nodes { code } } }' });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: gridweave\r\nAuthorization: Bearer ${platform.key('fire')}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer).toMatch(/^connection: close\r$/im);
  await closing;
});

test('an operation that takes too long is given up with 504', async () => {
  const platform = await start({ timeoutMs: 300 });
  weather.answer = () => new Promise((resolve) => setTimeout(resolve, 1_000, 'late'));
  const { status, body } = await platform.query('fire', '{ houses(first: 1) { nodes { weather } } }');
  weather.answer = () => 'sunny';
  expect(status).toBe(504);
  expect(body.errors[0].extensions.code).toBe('TIMEOUT');
});

test('a statement that takes too long is stopped on both lanes', async () => {
  const platform = await start({ timeoutMs: 300 });
  const query = '{ houses(first: 1) { nodes { code } } }';
  expect((await platform.query('fire', query)).status).toBe(200);
  const locker = await platform.database.pool.connect();
  await locker.query('begin; lock table town.house in access exclusive mode');
  const answers = await Promise.all([platform.query('fire', query), platform.query('fire', `${query} # anew`)]);
  await locker.query('rollback');
  locker.release();
  for (const { status, body } of answers) {
    expect(status).toBe(504);
    expect(body.errors[0].extensions.code).toBe('TIMEOUT');
  }
  expect((await platform.query('fire', query)).status).toBe(200);
});

test('several requests on one connection are answered in their order', async () => {
  const platform = await start();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      platform.query('fire', 'query ($c: String) { house(code: $c) { code } }', { c: `H1${(i % 30) + 1}` }),
    ),
  );
  expect(answers.map(({ body }) => body.data.house.code)).toEqual(answers.map((_, i) => `H1${(i % 30) + 1}`));
});
