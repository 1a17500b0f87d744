import { execFileSync } from 'node:child_process';
import { Agent, request } from 'node:http';

import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { credentialsPath, readKeys } from '../credentials.ts';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';

let database: TestDatabase;
let server: ServerProcess;
let key: string;
let adminKey: string;
beforeAll(async () => {
  // empty: both would migrate it and make the sample, were the first not alone at first
  database = await createTestDatabase();
  server = await serverProcess(database.url, {
    GRIDWEAVE_SAMPLE: 'community',
    GRIDWEAVE_PROCESSES: '2',
    DATABASE_REPLICA_URLS: 'postgres://reader:topsecret@127.0.0.1:1/none',
  });
  const { clients, admins } = readKeys(credentialsPath(server.folder));
  key = clients.find(({ department }) => department === 'fire')!.key;
  adminKey = admins[0]!.key;
}, 240_000);
afterAll(async () => {
  await server?.stop('SIGKILL');
  await database?.drop();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Over a connection of its own, so that either process may answer. */
function send(path: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}${path}`,
      {
        agent: new Agent({ keepAlive: false }),
        ...(body && {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
        }),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text })).on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}

const ask = (): Promise<Answer> => send('/graphql', JSON.stringify({ query: '{ houses(first: 1) { nodes { id } } }' }));

/** What a client does whose connection was cut: the same once more. */
const askAgain = (): Promise<Answer> => ask().catch(ask);

const serving = (): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, , program]) => Number(parent) === server.pid && program?.endsWith('main.ts'))
    .map(([pid]) => Number(pid));

/** How many queries each process has answered, as told by whichever is asked. */
async function answered(): Promise<readonly number[]> {
  const { text } = await send('/metrics');
  return ['1', '2'].map((process) => {
    const found = text.matchAll(
      new RegExp(`^gridweave_requests_total\\{process="${process}",.*outcome="ok"\\} (\\d+)`, 'gm'),
    );
    return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
  });
}

/** Asks until both have answered something, one after the other. */
async function bothAnswer(): Promise<void> {
  await expect
    .poll(
      async () => {
        for (let i = 0; i < 10; i++) expect((await askAgain()).status).toBe(200);
        return Math.min(...(await answered()));
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}

test('two processes answer on one port, and their metrics stand together', async () => {
  await bothAnswer();
  expect(serving()).toHaveLength(2);
  const { text } = await send('/metrics');
  expect(text.match(/^# TYPE gridweave_requests_total counter$/gm)).toHaveLength(1);
  expect(text).toMatch(/^gridweave_streams\{process="1"\} 0\ngridweave_streams\{process="2"\} 0$/m);
  expect(server.output().match(/^.*Ctrl-C/gm)).toHaveLength(1);
});

test('an admin sees both, each with the policy in force and its own view of the replica', async () => {
  const body = JSON.stringify({
    query: `{ system { database { policyVersion }
      processes { name isAlive policyVersion replicas { name fault { en } } } } }`,
  });
  const response = await fetch(`${server.url}/admin/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminKey}` },
    body,
  });
  const { processes, database: shared } = ((await response.json()) as any).data.system;
  const pids = processes.map(({ name }: any) => Number(name.split(':').at(-1)));
  expect(pids.sort()).toEqual([...serving()].sort());
  for (const process of processes)
    expect(process).toMatchObject({
      isAlive: true,
      policyVersion: shared.policyVersion,
      replicas: [{ name: '127.0.0.1:1/none', fault: { en: 'it cannot be reached' } }],
    });
});

test('one is killed: answers continue, and another takes its place', async () => {
  const before = serving();
  const [killed, left] = before;
  process.kill(killed!, 'SIGKILL');
  for (let i = 0; i < 50; i++) expect((await askAgain()).status).toBe(200);
  expect(serving()).toContain(left);
  await expect.poll(serving, { timeout: 60_000 }).toHaveLength(2);
  expect(serving()).not.toContain(killed);
  await bothAnswer();
});

test('one is told to end: it ends what it does, nobody notices, and another takes its place', async () => {
  const told = serving()[0]!;
  const ending = new AbortController();
  const clients = Array.from({ length: 4 }, async () => {
    while (!ending.signal.aborted) expect((await ask()).status).toBe(200);
  });
  process.kill(told, 'SIGTERM');
  await expect.poll(() => serving().filter((pid) => pid !== told).length, { timeout: 60_000 }).toBe(2);
  ending.abort();
  await Promise.all(clients);
});

test('the password of a replica stands nowhere', async () => {
  await expect.poll(server.output).toContain('a replica is left out');
  const health = await send('/health/ready');
  expect(health.text).toContain('127.0.0.1:1/none (it cannot be reached)');
  for (const text of [server.output(), health.text, (await send('/metrics')).text])
    expect(text).not.toContain('topsecret');
});

test('a stop that is told to all of them, as a service manager does it, is one stop', async () => {
  const pids = serving();
  for (const pid of pids) process.kill(pid, 'SIGTERM');
  expect(await server.stop('SIGTERM')).toBe(0);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
