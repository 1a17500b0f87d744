import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

import type { Binaries } from './binaries.ts';
import { giveTo, type OsUser } from './os-user.ts';

const UNFINISHED = 'unfinished-';

export interface Initialisation {
  readonly binaries: Binaries;
  readonly user: OsUser | undefined;
  /** The folder that gets `postgres/`. */
  readonly place: string;
  readonly password: string;
  /** False for servers that hold nothing worth keeping: the files are not forced to the disk. */
  readonly durable: boolean;
}

/**
 * Makes PostgreSQL's files in `place/postgres`. They are made under another name and moved when they are complete, so
 * that `postgres` is never half made; what a killed attempt left is removed.
 */
export async function initialise({ binaries, user, place, password, durable }: Initialisation): Promise<void> {
  for (const name of readdirSync(place)) {
    // an initdb that outlived its killed parent may still be writing there
    if (name.startsWith(UNFINISHED)) rmSync(path.join(place, name), { recursive: true, force: true, maxRetries: 20 });
  }
  const folder = path.join(place, UNFINISHED + randomBytes(4).toString('hex'));
  const passwordFile = `${folder}.password`;
  mkdirSync(folder);
  giveTo(user, folder, 0o700);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveTo(user, passwordFile, 0o600);
    await runInitdb(binaries.initdb, user, folder, passwordFile, durable);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(folder, path.join(place, 'postgres'));
}

function runInitdb(
  initdb: string,
  user: OsUser | undefined,
  folder: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--lc-messages=C',
    '--locale-provider=icu',
    '--icu-locale=zh',
    ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, { ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (text: Buffer): void => {
      output = (output + text.toString()).slice(-2_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => reject(failed(folder, error.message)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(failed(folder, `${signal ?? `exit code ${code}`}: ${output.trim()}`));
    });
  });
}

function failed(folder: string, reason: string): GridweaveError {
  return new GridweaveError('DATABASE_UNAVAILABLE', {
    zh: `无法在 ${path.dirname(folder)} 中初始化内置 PostgreSQL:${reason}。请检查磁盘空间与目录权限后重新启动,会从头再来`,
    en: `The embedded PostgreSQL could not be initialised in ${path.dirname(folder)}: ${reason}. Check disk space and permissions and start again; it begins anew`,
  });
}
