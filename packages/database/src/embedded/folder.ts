import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { ErrorText } from '@gridweave/kit';

import { invalidFolder, refuseForeign } from './inspect.ts';
import { mendOwner, postgresUser, type OsUser } from './os-user.ts';
import { choosePlace, isReachable, noteOwner, ownerOf } from './place.ts';
import { readSettings, writeSettings, type FolderSettings } from './settings.ts';

const PASSWORD_FILE = 'postgres-password';

/** A data folder that is ours and locked, and where its PostgreSQL lives. */
export interface DataFolder {
  readonly dataDir: string;
  /** Holds `postgres/` and the log; the data folder itself where possible. */
  readonly place: string;
  readonly pgData: string;
  readonly user: OsUser | undefined;
  readonly settings: FolderSettings;
  readonly notice?: ErrorText;
}

/** Creates the data folder when it is missing, and refuses one that is not ours. Writes nothing into it. */
export function openFolder(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      // root's PostgreSQL runs as another user, who has to pass; what is secret in the folder has a mode of its own
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o755 : 0o700);
    }
    if (!statSync(dataDir).isDirectory()) throw new Error('not a folder');
  } catch (error) {
    const reason = (error as Error).message;
    throw invalidFolder(
      dataDir,
      `无法建立或进入(${reason})。请检查权限,或用 GRIDWEAVE_DATA 指定另一个目录`,
      `it cannot be made or entered (${reason}). Check the permissions, or name another folder with GRIDWEAVE_DATA`,
      error,
    );
  }
  const settings = readSettings(dataDir);
  if (settings === undefined) refuseForeign(dataDir);
  if (settings === null) {
    throw invalidFolder(
      dataDir,
      '其中的 gridweave-data.json 已损坏或来自更新的织网。请从备份恢复该文件,或升级织网',
      'its gridweave-data.json is damaged or was written by a newer Gridweave. Restore this file from a backup, or upgrade Gridweave',
    );
  }
}

/** Reads the settings of a locked folder, or makes the first ones, and finds the place of PostgreSQL's files. */
export function settleFolder(dataDir: string): DataFolder {
  const old = readSettings(dataDir) ?? undefined;
  const real = realpathSync(dataDir);
  let place = old?.place ?? real;
  const pgData = (): string => path.join(place, 'postgres');
  const user = ownerUser(dataDir, pgData()) ?? postgresUser();
  if (old?.place !== undefined) claimPlace(dataDir, real, old.place);
  // files that exist stay where they are
  else if (user !== undefined && !existsSync(pgData()) && !isReachable(user, real)) place = choosePlace(user, real);
  mendOwner(user, pgData());
  const settings: FolderSettings = {
    ...old,
    format: 1,
    initialised: old?.initialised ?? false,
    ...(place === real ? {} : { place }),
  };
  if (old === undefined || old.place !== settings.place) writeSettings(dataDir, settings);
  return {
    dataDir,
    place,
    pgData: pgData(),
    user,
    settings,
    ...(place === real ? {} : { notice: elsewhere(dataDir, place) }),
  };
}

/** The password of the folder's PostgreSQL, made at random before its files are. */
export function folderPassword({ dataDir, settings }: DataFolder): string {
  const file = path.join(dataDir, PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (settings.initialised) {
      throw invalidFolder(
        dataDir,
        `缺少或无法读取数据库密码文件 ${PASSWORD_FILE}(${(error as Error).message})。请从备份恢复该文件`,
        `the file of the database's password, ${PASSWORD_FILE}, is missing or cannot be read (${(error as Error).message}). Restore it from a backup`,
        error,
      );
    }
    const password = randomBytes(24).toString('base64url');
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    return password;
  }
}

// files made by an ordinary user are served by that user, also when root starts Gridweave later
function ownerUser(dataDir: string, pgData: string): OsUser | undefined {
  const own = process.getuid?.();
  if (own === undefined || !existsSync(pgData)) return undefined;
  const { uid, gid } = statSync(pgData);
  if (own === 0) return uid === 0 ? undefined : { uid, gid };
  if (uid === own) return undefined;
  throw invalidFolder(
    dataDir,
    `其中的数据库文件属于另一个系统用户(uid ${uid})。请以该用户或 root 启动,或用 GRIDWEAVE_DATA 指定另一个目录`,
    `its database files belong to another OS user (uid ${uid}). Start as that user or as root, or name another folder with GRIDWEAVE_DATA`,
  );
}

function claimPlace(dataDir: string, real: string, place: string): void {
  const owner = ownerOf(place);
  if (owner === undefined || owner === real) return;
  if (existsSync(owner) && readSettings(owner)?.place === place) {
    throw invalidFolder(
      dataDir,
      `它是 ${owner} 的副本,两者的数据库文件都在 ${place}。请删去副本,或用 GRIDWEAVE_DATA 指定一个空目录`,
      `it is a copy of ${owner}, and the database files of both are in ${place}. Remove the copy, or name an empty folder with GRIDWEAVE_DATA`,
    );
  }
  noteOwner(place, real);
}

function elsewhere(dataDir: string, place: string): ErrorText {
  return {
    zh: `PostgreSQL 不能以 root 运行,而 ${dataDir} 对系统用户 postgres 不可进入,因此数据库文件放在 ${place}。备份时请一并保存;要放在别处,请用 GRIDWEAVE_DATA 指定一个其他用户可进入的目录`,
    en: `PostgreSQL does not run as root, and the OS user postgres cannot enter ${dataDir}, so the database files are in ${place}. Include them in backups; to have them elsewhere, name a folder that other users can enter with GRIDWEAVE_DATA`,
  };
}
