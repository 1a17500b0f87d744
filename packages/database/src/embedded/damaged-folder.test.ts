import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { throwAwayFlags } from './flags.ts';
import { isLocked } from './lock.ts';
import { startEmbedded } from './start-embedded.ts';

let base: string;
let dataDir: string;
let sound: string;

const inFolder = (...names: string[]): string => path.join(dataDir, ...names);
// a server that starts and ends makes and removes these by itself
const listing = (): string[] =>
  readdirSync(dataDir, { recursive: true })
    .map(String)
    .filter((name) => !/pg_internal\.init$|postmaster\.pid$|postgres\.log$/.test(name))
    .sort();

async function refused(): Promise<string> {
  const before = listing();
  const error: unknown = await startEmbedded({ dataDir, flags: throwAwayFlags }).then(
    (one) => one.stop(),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'DATA_FOLDER_INVALID', details: { folder: dataDir } });
  expect(listing()).toEqual(before);
  expect(isLocked(dataDir)).toBe(false);
  return (error as Error).message;
}

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'gridweave-damaged-'));
  chmodSync(base, 0o755);
  sound = path.join(base, 'sound');
  // an empty folder of a mounted disk
  mkdirSync(path.join(sound, 'lost+found'), { recursive: true });
  await (await startEmbedded({ dataDir: sound, flags: throwAwayFlags })).stop();
});
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 10 }));
beforeEach(() => {
  dataDir = mkdtempSync(path.join(base, 'data-'));
  chmodSync(dataDir, 0o755);
});

test('a folder that holds something else', async () => {
  writeFileSync(inFolder('论文.docx'), '');
  expect(await refused()).toMatch(/论文\.docx.*GRIDWEAVE_DATA/s);
});

test('the folder of a PostgreSQL that is not ours', async () => {
  writeFileSync(inFolder('PG_VERSION'), '18\n');
  expect(await refused()).toMatch(/not make.*DATABASE_URL/s);
});

test('a path that is a file', async () => {
  const file = inFolder('file');
  writeFileSync(file, '');
  await expect(startEmbedded({ dataDir: file })).rejects.toMatchObject({ code: 'DATA_FOLDER_INVALID' });
});

test('settings that cannot be read', async () => {
  writeFileSync(inFolder('gridweave-data.json'), '{"format": 1, "init');
  expect(await refused()).toMatch(/gridweave-data\.json is damaged/);
});

const ways: [string, () => void, RegExp][] = [
  ['without PG_VERSION', () => rmSync(inFolder('postgres', 'PG_VERSION')), /PG_VERSION is missing/],
  [
    'of another version',
    () => writeFileSync(inFolder('postgres', 'PG_VERSION'), '17\n'),
    /PostgreSQL 17; the embedded one is 18/,
  ],
  ['without its files', () => rmSync(inFolder('postgres'), { recursive: true }), /postgres is missing/],
  ['without control file', () => rmSync(inFolder('postgres', 'global', 'pg_control')), /control file .* is missing/],
  [
    'with a wrong control file',
    () => {
      const file = inFolder('postgres', 'global', 'pg_control');
      const bytes = readFileSync(file);
      bytes[100]! ^= 0xff;
      writeFileSync(file, bytes);
    },
    /refused to open it.*control file/s,
  ],
  [
    'with an empty control file',
    () => truncateSync(inFolder('postgres', 'global', 'pg_control')),
    /refused to open it/,
  ],
  ['without password', () => rmSync(inFolder('postgres-password')), /postgres-password.*missing/s],
  ['with another password', () => writeFileSync(inFolder('postgres-password'), 'x'), /does not fit/],
];

test('a folder that was restored from a copy, whoever owns the files', async () => {
  cpSync(sound, dataDir, { recursive: true });
  const one = await startEmbedded({ dataDir, flags: throwAwayFlags });
  await one.stop();
  expect(one.reused).toBe(false);
});

test.each(ways)('a folder %s', async (_, damage, text) => {
  cpSync(sound, dataDir, { recursive: true });
  damage();
  expect(await refused()).toMatch(text);
});
