import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mayUse, type OsUser } from './os-user.ts';

const OWNER_FILE = 'belongs-to.txt';

/** Whether the OS user that runs PostgreSQL can work below this folder. */
export function isReachable(user: OsUser | undefined, folder: string): boolean {
  return user === undefined || mayUse(user, '-x', folder);
}

/**
 * Chooses a folder outside of the data folder that the OS user can enter: `/var/lib/gridweave/<hash>`, or one in the
 * system's folder for temporary files when that cannot be made. The folder notes which data folder it belongs to.
 */
export function choosePlace(user: OsUser, dataDir: string, bases: readonly string[] = ['/var/lib/gridweave']): string {
  const real = realpathSync(dataDir);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12);
  for (const base of bases) {
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      const place = freeName(base, hash);
      mkdirSync(place);
      chmodSync(place, 0o755);
      if (mayUse(user, '-x', place)) return noteOwner(place, real);
    } catch {
      continue;
    }
  }
  // made by us with a random name, so nobody else can have prepared it
  const place = mkdtempSync(path.join(tmpdir(), `gridweave-${hash}-`));
  chmodSync(place, 0o755);
  return noteOwner(place, real);
}

/** The data folder that a place belongs to, for finding out that a data folder was copied with its settings. */
export function ownerOf(place: string): string | undefined {
  const file = path.join(place, OWNER_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** Notes that a place belongs to this data folder. */
export function noteOwner(place: string, dataDir: string): string {
  writeFileSync(path.join(place, OWNER_FILE), `${dataDir}\n`);
  return place;
}

// a data folder that was deleted and made again must not meet the files of its predecessor
function freeName(base: string, hash: string): string {
  const taken = new Set(readdirSync(base));
  let name = hash;
  for (let i = 2; taken.has(name); i++) name = `${hash}-${i}`;
  return path.join(base, name);
}
