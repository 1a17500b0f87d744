import { testPlatform, type TestPlatform, type TestPlatformOptions } from '@gridweave/testing';
import { afterEach, expect, test, vi } from 'vitest';

import { longStreetDepartments, longStreetHouses, longStreetRows } from '../fixture/long-street.ts';
import { town } from '../fixture/town.ts';
import { exportAs, linesOf, readExport, startExport } from './fixture/exported.ts';

let platform: TestPlatform;
afterEach(() => platform?.close());

async function open(environment: TestPlatformOptions['environment'] = {}): Promise<void> {
  platform = await testPlatform({
    plugins: [town],
    departments: longStreetDepartments,
    rows: longStreetRows,
    environment,
  });
}

const query = '{ houses { nodes { id code } } }';

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${platform.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)![1]);
}

async function shown(id: unknown): Promise<any> {
  const headers = { Authorization: `Bearer ${platform.key('census')}` };
  return (await fetch(`${platform.url}/export/${String(id)}`, { headers })).json();
}

/** Connections of exports that the database has. */
async function snapshots(): Promise<number> {
  const { rows } = await platform.database.pool.query(
    `select count(*)::int as n from pg_stat_activity where application_name = 'gridweave-export' and datname = current_database()`,
  );
  return rows[0].n;
}

test('attack 21: for a client that reads nothing the server holds a few batches, and reads on when it does', async () => {
  // the time of a query does not end an export
  await open({ timeoutMs: 100 });
  const answer = await startExport(platform, 'census', { query });
  const id = answer.headers['x-gridweave-export'];
  let rows = -1;
  await vi.waitFor(
    async () => {
      const before = rows;
      ({ rows } = await shown(id));
      expect(rows).toBeGreaterThan(0);
      expect(rows).toBe(before);
    },
    { timeout: 20_000, interval: 300 },
  );
  expect(await metric('gridweave_exports_running')).toBe(1);
  expect(await metric('gridweave_export_bytes')).toBeGreaterThan(0);
  expect(await metric('gridweave_export_bytes')).toBeLessThan(8 << 20);
  expect(await shown(id)).toMatchObject({ state: 'running', total: longStreetHouses, endedAt: null });
  expect(rows).toBeLessThan(longStreetHouses);
  const { text, isWhole } = await readExport(answer);
  expect(isWhole).toBe(true);
  expect(linesOf(text).rows).toHaveLength(longStreetHouses);
  await vi.waitFor(async () => expect(await shown(id)).toMatchObject({ state: 'complete', rows: longStreetHouses }), {
    timeout: 20_000,
  });
  expect(await metric('gridweave_exports_running')).toBe(0);
  expect(await metric('gridweave_export_bytes')).toBe(0);
  await vi.waitFor(async () => expect(await snapshots()).toBe(0), { timeout: 20_000 });
});

test('attack 21: a client that takes nothing for too long, or goes away, holds no snapshot', async () => {
  await open({ exportIdleMs: 400 });
  const idle = await startExport(platform, 'census', { query });
  await vi.waitFor(async () => expect(await snapshots()).toBe(0), { timeout: 20_000, interval: 100 });
  expect(await shown(idle.headers['x-gridweave-export'])).toMatchObject({ state: 'idle' });
  expect((await readExport(idle)).isWhole).toBe(false);
  const gone = await startExport(platform, 'census', { query });
  gone.destroy();
  await vi.waitFor(
    async () => {
      expect(await snapshots()).toBe(0);
      expect(await shown(gone.headers['x-gridweave-export'])).toMatchObject({ state: 'disconnected' });
    },
    { timeout: 20_000 },
  );
});

test('an export ends after its time, and can be taken up again', async () => {
  await open({ exportTimeMs: 600_000 });
  const answer = await startExport(platform, 'census', { query });
  const clock = vi.spyOn(Date, 'now');
  clock.mockImplementation(() => performance.timeOrigin + performance.now() + 3_600_000);
  const { text } = await readExport(answer);
  clock.mockRestore();
  const { rows, end } = linesOf(text);
  expect(end).toMatchObject({ state: 'ended', error: { code: 'TIMEOUT' } });
  const rest = await exportAs(platform, 'census', { query, headers: { 'X-Gridweave-Cursor': end.cursor } });
  expect(rows.slice(0, end.rows).length + linesOf(rest.text).rows.length).toBe(longStreetHouses);
});

test('a server that stops ends its exports with a line that says where to go on', async () => {
  await open();
  const answer = await startExport(platform, 'census', { query });
  const reading = readExport(answer);
  platform.services.endpoint.exports.stop();
  const { text, isWhole } = await reading;
  const end = isWhole ? linesOf(text).end : await shown(answer.headers['x-gridweave-export']);
  expect(end).toMatchObject({ state: 'ended', error: { code: 'DATABASE_UNAVAILABLE' } });
});

test('attack 22: how many exports run at once is limited, for a client and for a node', async () => {
  await open({ clientExportLimit: 1, exportLimit: 2 });
  const first = await startExport(platform, 'census', { query });
  const second = await exportAs(platform, 'census', { query });
  expect([second.status, second.headers['retry-after']]).toEqual([429, '10']);
  expect(JSON.parse(second.text).errors[0]).toMatchObject({
    message: expect.stringContaining('At most 1 exports of one client'),
    extensions: { code: 'RATE_LIMITED', limit: 'exports', quota: 1 },
  });
  const other = await startExport(platform, 'police', { query });
  expect(other.statusCode).toBe(200);
  first.destroy();
  other.destroy();
  const none = '{ houses(where: { code: { eq: "none" } }) { nodes { id } } }';
  await vi.waitFor(async () => expect((await exportAs(platform, 'census', { query: none })).status).toBe(200), {
    timeout: 20_000,
    interval: 200,
  });
});

test('who has the end of an export may begin another at once', async () => {
  await open({ clientExportLimit: 1 });
  const none = '{ houses(where: { code: { eq: "none" } }) { nodes { id } } }';
  for (let i = 0; i < 20; i++) expect((await exportAs(platform, 'census', { query: none })).status).toBe(200);
});
