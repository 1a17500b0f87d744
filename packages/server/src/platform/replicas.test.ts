import { denyFields } from '@gridweave/access';
import {
  type ReplicatedServer,
  sendOperation,
  startReplicated,
  type TestAnswer,
  testPlatform,
  type TestPlatform,
} from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readEnvironment } from '../environment/index.ts';
import { exportAs, linesOf } from '../export/fixture/exported.ts';
import { departments, town, townRows } from '../fixture/town.ts';
import { openLogger } from '../log/index.ts';
import { type Platform, startPlatform } from './index.ts';

let server: ReplicatedServer;
let one: TestPlatform;
let other: Platform;
beforeAll(async () => {
  server = await startReplicated();
  one = await testPlatform({
    plugins: [town],
    departments,
    rows: townRows,
    serverUrl: server.url,
    replicas: (url) => [server.standby.urlOf(url)],
  });
  other = await startPlatform({
    plugins: [town],
    environment: {
      ...readEnvironment({}),
      databaseUrl: one.database.url,
      databaseReplicaUrls: [server.standby.urlOf(one.database.url)],
      port: 0,
      auditKey: `${one.dataFolder}/audit-seal.pem`,
    },
    logger: openLogger('silent'),
  });
  await other.ready;
});
afterAll(async () => {
  await other?.close();
  await one?.close();
  await server?.close();
});

const rentQuery = '{ houses(first: 1, where: { code: { eq: "H11" } }) { nodes { rent } } }';
const rentOf = ({ body }: TestAnswer): number => body.data.houses.nodes[0].rent;
const setRent = (rent: number) =>
  one.query('fire', `mutation { setRent(street: "440304001", id: "1001", rent: ${rent}) { rent } }`);
const seenOf = ({ headers }: TestAnswer): string => headers.get('x-gridweave-seen')!;

function ask(at: Platform | TestPlatform, seen?: string): Promise<TestAnswer> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'X-Gridweave-Seen': seen };
  return sendOperation(`${at.url}/graphql`, one.key('fire'), rentQuery, {}, headers);
}

/** Which server answered a call, by the metrics. */
async function answeredBy(at: Platform | TestPlatform, call: () => Promise<unknown>): Promise<string> {
  const read = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`${at.url}/metrics`)).text();
    const found = [...text.matchAll(/^gridweave_reads_total\{server="(.*)"\} (\d+)$/gm)];
    return Object.fromEntries(found.map(([, name, number]) => [name === 'primary' ? name : 'replica', Number(number)]));
  };
  const before = await read();
  await call();
  const after = await read();
  return Object.keys(after)
    .filter((name) => after[name]! > before[name]!)
    .join();
}

const onReplica = (at: Platform | TestPlatform) => expect.poll(() => answeredBy(at, () => ask(at))).toBe('replica');

async function paused(work: () => Promise<void>): Promise<void> {
  await server.standby.pause();
  try {
    await work();
  } finally {
    await server.standby.resume();
  }
}

const health = async (): Promise<{ status: number; body: any }> => {
  const response = await fetch(`${one.url}/health/ready`);
  return { status: response.status, body: await response.json() };
};

test('queries are answered by the replica on both lanes, mutations by the primary', async () => {
  await onReplica(one);
  const fresh = `query Fresh { houses(first: 1) { nodes { code } } }`;
  for (let i = 0; i < 3; i++)
    expect(
      await answeredBy(one, async () =>
        expect(seenOf(await one.query('fire', fresh))).toMatch(/^[0-9a-z]+(-[0-9a-z]+)?$/),
      ),
    ).toBe('replica');
  const resolved = '{ houses(first: 1) { nodes { code weather } } }';
  expect(await answeredBy(one, () => one.query('fire', resolved))).toBe('replica');
  const written = await setRent(7);
  expect(written.body.data.setRent.rent).toBe(7);
  expect(seenOf(written)).toMatch(/^[0-9a-z]+(-[0-9a-z]+)?$/);
});

test('what a client wrote it sees at once, though the replica lags; on another process with what the answer told', async () => {
  await onReplica(one);
  await onReplica(other);
  await paused(async () => {
    const before = rentOf(await ask(other));
    const written = await setRent(before + 1);
    expect(await answeredBy(one, async () => expect(rentOf(await ask(one))).toBe(before + 1))).toBe('primary');
    // the other process cannot know without being told
    expect(rentOf(await ask(other))).toBe(before);
    const told = await ask(other, seenOf(written));
    expect(rentOf(told)).toBe(before + 1);
    // from now on it knows
    expect(await answeredBy(other, async () => expect(rentOf(await ask(other))).toBe(before + 1))).toBe('primary');
    // other departments are not held up
    expect(await answeredBy(one, () => one.query('waste', '{ houses(first: 1) { nodes { code } } }'))).toBe('replica');
  });
  await onReplica(one);
  await onReplica(other);
});

test('what an export has shown, a query shows, here at once and elsewhere with what the export told', async () => {
  await onReplica(one);
  await onReplica(other);
  await paused(async () => {
    const rent = rentOf(await ask(other)) + 1;
    await one.database.pool.query('update town.house set rent = $1 where code = $2', [rent, 'H11']);
    const query = '{ houses(where: { code: { eq: "H11" } }) { nodes { rent } } }';
    const { headers, text } = await exportAs(one, 'fire', { query });
    expect(linesOf(text).rows).toEqual([{ rent }]);
    expect(rentOf(await ask(one))).toBe(rent);
    expect(rentOf(await ask(other, String(headers['x-gridweave-seen'])))).toBe(rent);
  });
});

test('a value of the header that no answer had is refused in both languages', async () => {
  for (const seen of ['x y', '-1', '', 'zzzzzzzzzzz', 'ABC', '1'.repeat(30)]) {
    const { status, body } = await ask(one, seen);
    expect([status, seen]).toEqual([400, seen]);
    expect(body.errors[0].extensions.code).toBe('BAD_REQUEST');
    expect(body.errors[0].message).toMatch(/请求头 X-Gridweave-Seen .* \/ The header X-Gridweave-Seen has to repeat/);
  }
});

test('a replica that is stopped does not make the server unready; it is shown, and comes back by itself', async () => {
  await onReplica(one);
  await expect.poll(async () => (await health()).body.checks.replicas).toEqual({ ok: true });
  await server.standby.stop();
  expect(rentOf(await ask(one))).toBeGreaterThan(0);
  await expect
    .poll(async () => (await health()).body.checks.replicas.reason?.en)
    .toMatch(/^Replicas that are left out: 127\.0\.0\.1:\d+\/\w+ \(it cannot be reached\)$/);
  expect((await health()).status).toBe(200);
  const metrics = await (await fetch(`${one.url}/metrics`)).text();
  expect(metrics).toMatch(/^gridweave_replica_in_use\{server="127\.0\.0\.1:\d+\/\w+"\} 0$/m);
  expect(metrics).not.toMatch(/^gridweave_replica_lag_seconds\{/m);
  await server.standby.start();
  await onReplica(one);
  await expect.poll(async () => (await health()).body.checks.replicas).toEqual({ ok: true });
  expect(await (await fetch(`${one.url}/metrics`)).text()).toMatch(/^gridweave_replica_lag_seconds\{.*\} [\d.]+$/m);
});

test('without replicas there is nothing of them: no header, whatever is sent, no check, no metric', async () => {
  const plain = await testPlatform({ plugins: [town], departments, rows: townRows });
  try {
    const { status, headers } = await plain.query('fire', rentQuery, {}, { 'X-Gridweave-Seen': 'x y' });
    expect([status, headers.has('x-gridweave-seen')]).toEqual([200, false]);
    expect(Object.keys((await (await fetch(`${plain.url}/health/ready`)).json()).checks)).not.toContain('replicas');
    expect(await (await fetch(`${plain.url}/metrics`)).text()).not.toMatch(/replica|reads_total/);
    expect(plain.services.engine.replicas).toBeUndefined();
  } finally {
    await plain.close();
  }
});

test('a permission that is taken away holds for reads of a replica at once, though it has not heard of it', async () => {
  await onReplica(one);
  await paused(async () => {
    const denial = { department: 'fire', fields: ['House.rent'], reason: 'test' };
    await denyFields(one.database.db, one.services.model, denial, 'test-approver');
    await expect.poll(async () => (await ask(one)).body.errors?.[0].extensions.code).toBe('FIELD_NOT_GRANTED');
    expect(await answeredBy(one, () => one.query('fire', '{ houses(first: 1) { nodes { code } } }'))).toBe('replica');
  });
});
