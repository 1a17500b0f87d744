import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

/** The OS user that PostgreSQL runs as. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined: PostgreSQL runs as whoever runs Gridweave. Root must not run it, so root gets the user `postgres`, made when missing. */
export function postgresUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp('postgres') ?? create() ?? lookUp('nobody');
  if (found === undefined || found.uid === 0) {
    throw new GridweaveError('CONFIG_INVALID', {
      zh: 'PostgreSQL 不能以 root 运行,而系统中没有也无法创建 postgres 用户。请运行 useradd --system postgres,或以普通用户启动,或设置 DATABASE_URL',
      en: 'PostgreSQL cannot run as root, and the OS user postgres neither exists nor can be created. Run useradd --system postgres, start as an ordinary user, or set DATABASE_URL',
    });
  }
  return found;
}

/** Whether the user passes a test of `sh`: `-x` a program or a folder it may enter, `-r` readable, `-w` writable. */
export function mayUse(user: OsUser | undefined, test: '-x' | '-r' | '-w', target: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', target], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

/** Gives a file or folder to the user alone. */
export function giveTo(user: OsUser | undefined, target: string, mode: number): void {
  if (user !== undefined) chownSync(target, user.uid, user.gid);
  chmodSync(target, mode);
}

/** Mends owner and mode of PostgreSQL's files where a restored backup has lost them. */
export function mendOwner(user: OsUser | undefined, folder: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if ((stat.mode & 0o027) !== 0) chmodSync(folder, 0o700);
  if (user === undefined || stat.uid !== 0) return;
  for (const name of ['.', ...readdirSync(folder, { recursive: true }).map(String)]) {
    lchownSync(path.join(folder, name), user.uid, user.gid);
  }
}

function lookUp(name: string): OsUser | undefined {
  const ask = (flag: string): number => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  };
  const user = { uid: ask('-u'), gid: ask('-g') };
  return Number.isInteger(user.uid) && Number.isInteger(user.gid) ? user : undefined;
}

// shadow-utils, then busybox
function create(): OsUser | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres']],
  ];
  for (const [program, args] of ways) {
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return lookUp('postgres');
  }
  return undefined;
}
