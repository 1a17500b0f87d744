import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { type Credentials, credentialsPath } from './credentials.ts';

// a folder for people, below which the data folder is made as for them
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-app-'));
chmodSync(folder, 0o755);
const data = path.join(folder, 'data');
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) await ended(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

interface Run {
  readonly child: ChildProcess;
  text: string;
}

function start(environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], GRIDWEAVE_DATA: data, GRIDWEAVE_SAMPLE: 'community', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const run: Run = { child, text: '' };
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (run.text += String(chunk)));
  return run;
}

async function said(run: Run, words: string): Promise<void> {
  await expect
    .poll(() => run.text.includes(words) || run.child.exitCode !== null, { timeout: 100_000, interval: 100 })
    .toBe(true);
  expect(run.text).toContain(words);
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit');
    if (signal) child.kill(signal);
    await exit;
  }
  running.delete(child);
  return child.exitCode;
}

function credentials(): Credentials {
  return JSON.parse(readFileSync(credentialsPath(data), 'utf8'));
}

async function ask(department: string, query: string): Promise<any> {
  const { graphql, clients } = credentials();
  const { key } = clients.find((one) => one.department === department)!;
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

test(
  'the first start makes a city, prints keys that work, and keeps them; the second start is quick',
  { timeout: 240_000 },
  async () => {
    const first = start();
    await said(first, 'Ctrl-C');
    const { clients, admins } = credentials();
    expect(statSync(credentialsPath(data)).mode & 0o777).toBe(0o600);
    expect(clients.map(({ department }) => department)).toEqual([
      'public-security',
      'fire',
      'market-supervision',
      'environment',
    ]);
    expect(admins.map(({ role }) => role)).toEqual([
      'catalogue-keeper',
      'approver',
      'approver',
      'auditor',
      'key-operator',
      'plugin-admin',
    ]);
    for (const { key } of clients) expect(first.text).toContain(key);
    for (const { key } of admins) expect(first.text).not.toContain(key);

    const houses = await ask(
      'fire',
      `{ houses(first: 200) { nodes { houseCode streetCode residents(first: 3) { nodes { name documentNumber } } } } }`,
    );
    const residents = houses.data.houses.nodes.flatMap((house: any) => house.residents.nodes);
    expect(residents.length).toBeGreaterThan(10);
    for (const { name, documentNumber } of residents) {
      expect(name).toMatch(/^.\*+$/u);
      expect(documentNumber ?? '*').toContain('*');
    }
    expect((await ask('fire', '{ houses(first: 1) { nodes { ownerName } } }')).errors[0].extensions.code).toBe(
      'FIELD_NOT_GRANTED',
    );
    expect((await ask('public-security', '{ persons(first: 1) { nodes { name } } }')).data.persons.nodes).toHaveLength(
      1,
    );

    // the folder is in use
    const beside = start({ PORT: '0' });
    expect(await ended(beside.child)).toBe(1);
    expect(beside.text).toContain('is in use by another Gridweave process');

    expect(await ended(first.child, 'SIGTERM')).toBe(0);
    const second = start();
    await said(second, 'Ctrl-C');
    expect(credentials().clients).toEqual(clients);
    expect((await ask('environment', '{ __typename }')).data).toEqual({ __typename: 'Query' });

    // lost keys are replaced, since nobody else has the database
    expect(await ended(second.child, 'SIGINT')).toBe(0);
    rmSync(credentialsPath(data));
    const third = start();
    await said(third, 'Ctrl-C');
    expect(
      credentials()
        .clients.map(({ department }) => department)
        .toSorted(),
    ).toEqual(clients.map(({ department }) => department).toSorted());
    expect(credentials().clients).not.toEqual(clients);
    await expect.poll(async () => (await ask('fire', '{ __typename }')).data).toEqual({ __typename: 'Query' });
    expect(await ended(third.child, 'SIGTERM')).toBe(0);
  },
);

test.each([
  [{ PORT: 'abc' }, 'environment variable PORT is not valid'],
  [{ DATABASE_URL: 'mysql://x' }, 'environment variable DATABASE_URL is not valid'],
])('a wrong setting %o ends the start with its name', async (environment, words) => {
  const run = start(environment as unknown as Record<string, string>);
  expect(await ended(run.child)).toBe(1);
  expect(run.text).toContain(words);
  expect(run.text).not.toMatch(/\n\s+at /);
});
