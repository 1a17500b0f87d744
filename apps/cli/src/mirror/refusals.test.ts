import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { printed } from '../fixture/printed.ts';
import { delayOf } from './backoff.ts';
import { twoStreets } from './fixture/two-streets.ts';

let platform: TestPlatform;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-refused-'));
const file = path.join(folder, 'copy.ndjson');
beforeAll(async () => {
  platform = await twoStreets();
}, 300_000);
let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)));
  vi.stubEnv('GRIDWEAVE_KEY', platform.key('care'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform?.close();
});

/** The exit code and what went to standard error. */
async function mirror(...args: string[]): Promise<{ code: number; text: string }> {
  const { code } = await printed('mirror', '--once', '--url', platform.url, '--to', file, ...args);
  return { code, text: said.join('\n') };
}

test.each([
  [[], '--types is missing'],
  [['--types', 'person'], 'no name of a type'],
  [['--types', 'Person', '--fields', 'House.address'], 'belongs to no type'],
  [['--types', 'Person,House', '--fields', 'House.address'], 'no field of Person'],
  [['--types', 'Person', '--areas', '44030'], 'no area code'],
  [['--types', 'Person', '--to', 'copy.csv'], 'ends in .ndjson'],
  [['--types', 'Person', '--to', 'postgres://h/d', '--schema', 'a"b'], '--schema'],
  [['--types', 'Person', '--url', 'ftp://host'], '--url'],
  [['--types', 'Person', '--every', '0'], '--every'],
  [['--types', 'Person', '--key-file', '/no/such/key'], 'ENOENT'],
  [['--types', 'Person', '--key', 'gw_x'], '--key'],
  [['--types', 'Persona'], 'There is no type Persona'],
  [['--types', 'Person', '--fields', 'Person.nmae'], 'Person has no field nmae'],
])('%j: what is wrong, and exit code 2', async (args, words) => {
  expect(await mirror(...args)).toMatchObject({ code: 2, text: expect.stringContaining(words) });
});

test('the help names options and exit codes', async () => {
  const { code, text } = await printed('mirror', '--help');
  expect(code).toBe(0);
  for (const word of ['--types', 'GRIDWEAVE_KEY', '--key-file', 'Exit codes', 'mirror_dropped'])
    expect(text).toContain(word);
});

test('what was not granted ends with 3 and how to ask for it; a field that may only be read is left out and said', async () => {
  vi.stubEnv('GRIDWEAVE_KEY', platform.key('outsider'));
  expect(await mirror('--types', 'Person', '--fields', 'Person.phone')).toMatchObject({
    code: 3,
    text: expect.stringContaining('READ and SUBSCRIBE'),
  });
  vi.stubEnv('GRIDWEAVE_KEY', platform.key('care'));
  expect(await mirror('--types', 'Person', '--fields', 'Person.name,Person.needs')).toMatchObject({
    code: 0,
    text: expect.stringMatching(/may be read and not followed .*: Person\.needs/),
  });
});

test('a key that is not accepted ends with 4, from the environment and from a file, and is not shown', async () => {
  vi.stubEnv('GRIDWEAVE_KEY', 'gw_0_stolen');
  const wrong = await mirror('--types', 'Person');
  expect(wrong.code).toBe(4);
  const key = path.join(folder, 'key');
  writeFileSync(key, 'gw_0_mislaid\n');
  const other = await mirror('--types', 'Person', '--key-file', key);
  expect(other.code).toBe(4);
  expect(other.text).not.toMatch(/stolen|mislaid/);
  writeFileSync(key, `${platform.key('care')}\n`);
  expect(await mirror('--types', 'Person', '--key-file', key)).toMatchObject({ code: 0 });
});

test('nobody there: it tries again and gives up with 5; somebody else there: 2', async () => {
  const away = await mirror('--types', 'Person', '--url', 'http://127.0.0.1:9', '--patience', '1');
  expect(away).toMatchObject({ code: 5, text: expect.stringContaining('trying again in') });
  const other: Server = createServer((_request, response) => response.writeHead(404).end('not here'));
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const { port } = other.address() as AddressInfo;
  const elsewhere = await mirror('--types', 'Person', '--url', `http://127.0.0.1:${port}`);
  other.close();
  expect(elsewhere).toMatchObject({ code: 2, text: expect.stringContaining('check --url') });
});

test('waiting doubles up to half a minute, is spread, and is as long as the server asks, within bounds', () => {
  expect([0, 1, 2, 6, 60].map((attempt) => delayOf(attempt, 0, 1))).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  expect(delayOf(1, 0, 0)).toBe(500);
  expect(delayOf(0, 7_000)).toBe(7_000);
  expect(delayOf(0, 3_600_000)).toBe(300_000);
});
