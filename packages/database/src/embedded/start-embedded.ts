import { existsSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError, type ErrorText } from '@gridweave/kit';
import { Client } from 'pg';

import { usableBinaries, type Binaries } from './binaries.ts';
import { defaultFlags } from './flags.ts';
import { folderPassword, openFolder, settleFolder, type DataFolder } from './folder.ts';
import { initialise } from './initialise.ts';
import { invalidFolder, MAJOR, refuseDamaged } from './inspect.ts';
import { lockFolder } from './lock.ts';
import { isFree, pickPort } from './port.ts';
import {
  askToStop,
  becameReady,
  findPostmaster,
  ServerRefused,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { writeSettings } from './settings.ts';
import { startFailure } from './start-failure.ts';

export interface EmbeddedOptions {
  /** The data folder; made when it is missing. */
  readonly dataDir: string;
  /** A port of 127.0.0.1; without it a free one is picked and remembered in the folder. */
  readonly port?: number;
  /** PostgreSQL settings as `name=value`, after (and so before) the default ones. */
  readonly flags?: readonly string[];
  /** The folder of another installed PostgreSQL, 15 or newer, which holds `bin`; that of npm unless given. */
  readonly installed?: string;
}

/** A running PostgreSQL of our own. */
export interface Embedded {
  /** With user and password. */
  readonly url: string;
  readonly port: number;
  /** True when a server that a killed process had left behind was taken over. */
  readonly reused: boolean;
  /** Something that the user ought to read, such as files that had to go elsewhere. */
  readonly notice?: ErrorText;
  /** Stops the server and lets the folder go; may be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL 18 in a data folder. The folder is locked for this process. The server is asked to stop
 * when the process exits; after a SIGKILL it goes on, and the next start takes it over.
 *
 * ```ts
 * const embedded = await startEmbedded({ dataDir: '.gridweave' });
 * const database = openDatabase({ url: embedded.url });
 * ```
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = path.resolve(options.dataDir);
  const flags = [...defaultFlags(), ...(options.flags ?? [])];
  openFolder(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const folder = settleFolder(dataDir);
    const password = folderPassword(folder);
    const other = options.installed === undefined ? undefined : { native: options.installed, version: 'installed' };
    const binaries = usableBinaries(folder.user, folder.place, other);
    await ensureFiles(folder, binaries, password, flags);
    // an installed one looks at the version by itself
    refuseDamaged(folder.dataDir, folder.pgData, other ? undefined : MAJOR);
    const running =
      (await takeOver(folder, binaries, flags, options.port)) ?? (await start(folder, binaries, flags, options.port));
    const url = `postgres://postgres:${password}@127.0.0.1:${running.port}/postgres`;
    const onExit = (): void => askToStop(running.pid);
    process.once('exit', onExit);
    const stop = async (): Promise<void> => {
      process.off('exit', onExit);
      await stopPostmaster(running.pid, binaries, folder.pgData);
      unlock();
    };
    await checkLogin(url, dataDir).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    let stopped: Promise<void> | undefined;
    return { url, port: running.port, reused: running.reused, notice: folder.notice, stop: () => (stopped ??= stop()) };
  } catch (error) {
    unlock();
    throw error;
  }
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly reused: boolean;
}

async function ensureFiles(
  folder: DataFolder,
  binaries: Binaries,
  password: string,
  flags: readonly string[],
): Promise<void> {
  const { dataDir, place, pgData, user, settings } = folder;
  if (!settings.initialised) {
    // the files get their name when they are complete: there only if we were killed just before noting it
    if (!existsSync(pgData)) {
      await initialise({ binaries, user, place, password, durable: !flags.includes('fsync=off') });
    }
    writeSettings(dataDir, { ...settings, initialised: true });
  }
}

/** Takes over the server that a killed process left, or stops it when it was started otherwise. */
async function takeOver(
  folder: DataFolder,
  binaries: Binaries,
  flags: readonly string[],
  port: number | undefined,
): Promise<Running | undefined> {
  const found = findPostmaster(folder.pgData);
  if (found === undefined) return undefined;
  const same = JSON.stringify(folder.settings.flags) === JSON.stringify(flags) && (port ?? found.port) === found.port;
  if (same && (await becameReady(folder.pgData, found.pid))) return { pid: found.pid, port: found.port, reused: true };
  await stopPostmaster(found.pid, binaries, folder.pgData);
  return undefined;
}

async function start(
  folder: DataFolder,
  binaries: Binaries,
  flags: readonly string[],
  wanted: number | undefined,
): Promise<Running> {
  const { dataDir, place, pgData, user, settings } = folder;
  let port = wanted ?? settings.port ?? (await pickPort());
  for (let attempt = 1; ; attempt++) {
    if (!(await isFree(port))) {
      if (wanted !== undefined) throw portInUse(port);
      port = await pickPort();
    }
    // before the start: whoever takes the server over has to know what it was started with
    writeSettings(dataDir, { ...settings, initialised: true, port, flags });
    try {
      const pid = await startPostmaster({
        binaries,
        user,
        pgData,
        port,
        flags,
        logFile: path.join(place, 'postgres.log'),
      });
      return { pid, port, reused: false };
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      const taken = /could not bind|could not create any TCP/.test(error.message);
      if (taken && wanted !== undefined) throw portInUse(port);
      if (!taken || attempt === 5) throw startFailure(dataDir, error);
      port = await pickPort();
    }
  }
}

async function checkLogin(url: string, dataDir: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw invalidFolder(
      dataDir,
      '密码文件 postgres-password 与数据库不符。请从备份恢复该文件',
      'the file postgres-password does not fit the database. Restore it from a backup',
      error,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function portInUse(port: number): GridweaveError {
  return new GridweaveError(
    'PORT_IN_USE',
    {
      zh: `内置 PostgreSQL 的端口 ${port} 已被其他程序占用。请停止该程序或指定另一个端口`,
      en: `Port ${port} of the embedded PostgreSQL is taken by another program. Stop that program or name another port`,
    },
    { port },
  );
}
