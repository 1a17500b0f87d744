import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, readlinkSync, readSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Binaries } from './binaries.ts';
import type { OsUser } from './os-user.ts';
import { ended, isAlive, programOf } from './process.ts';

const START_MS = 600_000;
const FAST_STOP_MS = 30_000;
const TAIL_BYTES = 8_192;

/** What a running server writes about itself into its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

export interface ServerCommand {
  readonly binaries: Binaries;
  readonly user: OsUser | undefined;
  readonly pgData: string;
  readonly logFile: string;
  readonly port: number;
  /** `name=value` */
  readonly flags: readonly string[];
}

/** The server's own words when it does not start. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused';
}

/** The server that runs on these files; the note of one that is gone is removed, as PostgreSQL would trip over a reused pid. */
export function findPostmaster(pgData: string): Postmaster | undefined {
  const found = readNote(pgData);
  if (found === undefined) return undefined;
  if (isAlive(found.pid) && serves(found.pid, pgData)) return found;
  rmSync(path.join(pgData, 'postmaster.pid'), { force: true });
  return undefined;
}

function readNote(pgData: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(pgData, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined;
}

function serves(pid: number, pgData: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgData);
    } catch {
      return false;
    }
  }
  const program = programOf(pid);
  return program === undefined || /postgres/.test(program);
}

/** Waits until a server that is starting answers; false when it ended or is stopping. */
export async function becameReady(pgData: string, pid: number): Promise<boolean> {
  for (const begun = performance.now(); performance.now() - begun < START_MS; await sleep(20)) {
    const note = readNote(pgData);
    if (note?.pid === pid && note.status === 'ready') return true;
    if (note?.status === 'stopping' || !isAlive(pid)) return false;
  }
  return false;
}

/** Starts the server and resolves with its pid when it answers; ServerRefused with the end of its log otherwise. */
export async function startPostmaster(command: ServerCommand): Promise<number> {
  const { binaries, user, pgData, logFile, port, flags } = command;
  const log = openSync(logFile, 'a+', 0o600);
  const begin = fstatSync(log).size;
  try {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags].flatMap((flag) => [
      '-c',
      flag,
    ]);
    const child = spawn(binaries.postgres, ['-D', pgData, '-p', String(port), ...settings], {
      ...user,
      cwd: pgData,
      stdio: ['ignore', log, log],
      // its own group: Ctrl-C reaches Gridweave, which drains first and stops PostgreSQL then
      detached: true,
    });
    const failure = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(`postgres ended with ${signal ?? code}`));
    });
    child.unref();
    if (child.pid === undefined) throw new ServerRefused(await failure);
    if (await becameReady(pgData, child.pid)) return child.pid;
    throw new ServerRefused(tail(log, begin) || (await failure));
  } finally {
    closeSync(log);
  }
}

function tail(file: number, begin: number): string {
  const from = Math.max(begin, fstatSync(file).size - TAIL_BYTES);
  const buffer = Buffer.alloc(TAIL_BYTES);
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, TAIL_BYTES, from)).trim();
}

/** Asks the server to end without waiting: for the last moment of a process. */
export function askToStop(pid: number): void {
  try {
    if (process.platform !== 'win32') process.kill(pid, 'SIGINT');
  } catch {
    // it has ended already
  }
}

/** Stops the server: open transactions are rolled back; one that does not obey is ended the hard way and recovers at its next start. */
export async function stopPostmaster(pid: number, binaries: Binaries, pgData: string): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', pgData, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  askToStop(pid);
  if (await ended(pid, FAST_STOP_MS)) return;
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    return;
  }
  await ended(pid, FAST_STOP_MS);
}
