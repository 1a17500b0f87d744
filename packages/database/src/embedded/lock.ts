import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

import { isAlive, startOf } from './process.ts';

const FILE = 'gridweave.lock';

interface Holder {
  readonly pid: number;
  readonly started?: string;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const found = JSON.parse(text) as Holder;
    return Number.isInteger(found.pid) ? found : undefined;
  } catch {
    return undefined;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function lives(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  // the same pid with another start time is another process
  return holder.started === undefined || holder.started === startOf(holder.pid);
}

/** True when a living process holds the folder. */
export function isLocked(dataDir: string): boolean {
  const holder = parseHolder(read(path.join(dataDir, FILE)) ?? '');
  return holder !== undefined && lives(holder);
}

/**
 * Takes the folder for this process and returns the function that lets it go. The lock of a process that
 * is gone is taken over; DATA_FOLDER_LOCKED when the holder lives, and nothing is changed.
 */
export function lockFolder(dataDir: string): () => void {
  const file = path.join(dataDir, FILE);
  const own = JSON.stringify({
    pid: process.pid,
    started: startOf(process.pid),
    nonce: randomBytes(6).toString('hex'),
  });
  const prepared = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(prepared, own);
  try {
    // a link comes into being with its content, or not at all
    while (!tryLink(prepared, file)) {
      const found = read(file);
      if (found === undefined) continue;
      const holder = parseHolder(found);
      if (holder !== undefined && lives(holder)) throw locked(dataDir, holder.pid);
      removeStale(file, found);
    }
  } finally {
    rmSync(prepared, { force: true });
  }
  return () => {
    if (read(file) === own) rmSync(file, { force: true });
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    return isNew(() => linkSync(from, to));
  } catch {
    // a file system without links
    return isNew(() => copyFileSync(from, to, constants.COPYFILE_EXCL));
  }
}

function isNew(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

// two processes may find the same stale lock: whoever moved away a lock that is not the stale one puts it back
function removeStale(file: string, stale: string): void {
  const aside = `${file}.stale.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function locked(dataDir: string, pid: number): GridweaveError {
  return new GridweaveError(
    'DATA_FOLDER_LOCKED',
    {
      zh: `数据目录 ${dataDir} 正被另一个织网进程(pid ${pid})使用。请先停止该进程(kill ${pid}),或用 GRIDWEAVE_DATA 指定另一个目录;数据未被改动`,
      en: `The data folder ${dataDir} is in use by another Gridweave process (pid ${pid}). Stop that process (kill ${pid}) or name another folder with GRIDWEAVE_DATA; the data was not touched`,
    },
    { folder: dataDir, pid },
  );
}
