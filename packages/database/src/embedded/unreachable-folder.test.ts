import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { findBinaries, usableBinaries } from './binaries.ts';
import { throwAwayFlags } from './flags.ts';
import { mayUse, postgresUser } from './os-user.ts';
import { choosePlace, ownerOf } from './place.ts';
import { readSettings } from './settings.ts';
import { startEmbedded } from './start-embedded.ts';

const isRoot = process.getuid?.() === 0;
const rubbish: string[] = [];
let home: string;

function temporary(mode: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-home-'));
  chmodSync(folder, mode);
  rubbish.push(folder);
  return folder;
}

beforeEach(() => {
  home = temporary(0o700);
});
afterEach(() => {
  for (const folder of rubbish.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test.runIf(isRoot)(
  'root with a data folder below a closed home: the files go elsewhere, and are found again',
  async () => {
    const dataDir = path.join(home, '.gridweave');
    const first = await startEmbedded({ dataDir, flags: throwAwayFlags });
    const place = readSettings(dataDir)!.place!;
    rubbish.push(place);
    await first.stop();
    expect(first.notice?.en).toContain(place);
    expect(ownerOf(place)).toBe(dataDir);
    expect(statSync(path.join(dataDir, 'postgres-password')).uid).toBe(0);
    const second = await startEmbedded({ dataDir, flags: throwAwayFlags });
    await second.stop();
    expect(second.url).toBe(first.url);

    const copy = path.join(home, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    await expect(startEmbedded({ dataDir: copy })).rejects.toMatchObject({
      code: 'DATA_FOLDER_INVALID',
      message: expect.stringContaining(`a copy of ${dataDir}`),
    });
  },
);

test.runIf(isRoot)('programs that the OS user cannot reach are copied to where it can', () => {
  const user = postgresUser();
  const place = temporary(0o755);
  const hidden = path.join(home, 'native');
  const { native, version } = findBinaries();
  cpSync(native, hidden, { recursive: true, verbatimSymlinks: true });
  const { postgres } = usableBinaries(user, place, { native: hidden, version });
  expect(postgres.startsWith(place)).toBe(true);
  expect(mayUse(user, '-x', postgres)).toBe(true);
  expect(usableBinaries(user, place, { native: hidden, version }).postgres).toBe(postgres);
});

test.runIf(isRoot)('a base that cannot be used is passed over, and no place is given twice', () => {
  const user = postgresUser()!;
  const base = path.join(temporary(0o755), 'base');
  const places = [1, 2].map(() => choosePlace(user, home, [path.join(home, 'closed'), base]));
  expect(new Set(places).size).toBe(2);
  for (const place of places) expect(place.startsWith(base)).toBe(true);
  const last = choosePlace(user, home, []);
  rubbish.push(last);
  expect(last.startsWith(tmpdir())).toBe(true);
  expect(existsSync(last)).toBe(true);
});

test.skipIf(isRoot)('an ordinary user needs no other place', async () => {
  const one = await startEmbedded({ dataDir: home, flags: throwAwayFlags });
  await one.stop();
  expect(one.notice).toBeUndefined();
});
