import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  type Database,
  type Embedded,
  openDatabase,
  startEmbedded,
  throwAwayFlags,
  withDatabaseName,
} from '@gridweave/database';
import { inject } from 'vitest';

import { throwAwayFolder } from './throw-away-folder.ts';

/** A PostgreSQL server of its own and one that follows it by streaming replication, both on loopback. */
export interface ReplicatedServer {
  /** The primary: `testPlatform` and `createTestDatabase` take it as their server. */
  readonly url: string;
  readonly standby: Standby;
  close(): Promise<void>;
}

/** The server that follows. */
export interface Standby {
  /** The address of a database of the primary on the standby. */
  urlOf(primaryUrl: string): string;
  /** Stops and continues the replay of what it receives. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Makes it a primary of its own, for good. */
  promote(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Starts a PostgreSQL (the embedded one, or that of TEST_POSTGRES) and a standby from a copy of its files: no program but
 * the server itself is needed.
 *
 * ```ts
 * const server = await startReplicated();
 * await server.standby.pause(); // from now on it lags
 * ```
 */
export async function startReplicated(standbyFlags: readonly string[] = []): Promise<ReplicatedServer> {
  const [primaryDir, standbyDir] = [throwAwayFolder(), throwAwayFolder()];
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
    for (const folder of [primaryDir, standbyDir]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    // what is not flushed is not sent, and otherwise that waits for the log writer
    const primary = await begin(primaryDir, [...throwAwayFlags, 'synchronous_commit=on']);
    stops.push(() => primary.stop());
    await copyFiles(primary, primaryDir, standbyDir);
    const { hostname, port, username, password } = new URL(primary.url);
    const flags = [
      ...throwAwayFlags,
      `primary_conninfo=host=${hostname} port=${port} user=${username} password=${password}`,
      'wal_retrieve_retry_interval=100ms',
      ...standbyFlags,
    ];
    const standby = new RunningStandby(() => begin(standbyDir, flags));
    stops.push(() => standby.stop());
    await standby.start();
    return { url: primary.url, standby, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function begin(dataDir: string, flags: readonly string[]): Promise<Embedded> {
  const installed = inject('installedPostgres');
  return startEmbedded({ dataDir, flags, ...(installed === undefined ? {} : { installed }) });
}

class RunningStandby implements Standby {
  readonly #begin: () => Promise<Embedded>;
  #embedded: Embedded | undefined;
  #database: Database | undefined;

  constructor(begin: () => Promise<Embedded>) {
    this.#begin = begin;
  }

  async start(): Promise<void> {
    this.#embedded = await this.#begin();
    this.#database = openDatabase({ url: this.#embedded.url, poolSize: 1 });
  }

  async stop(): Promise<void> {
    await this.#database?.close();
    await this.#embedded?.stop();
    this.#embedded = undefined;
  }

  urlOf(primaryUrl: string): string {
    return withDatabaseName(this.#embedded!.url, decodeURIComponent(new URL(primaryUrl).pathname.slice(1)));
  }

  async pause(): Promise<void> {
    await this.#database!.pool.query('select pg_wal_replay_pause()');
  }

  async resume(): Promise<void> {
    await this.#database!.pool.query('select pg_wal_replay_resume()');
  }

  async promote(): Promise<void> {
    await this.#database!.pool.query('select pg_promote()');
  }
}

const own = /^(postmaster\.(pid|opts)|gridweave\.lock.*)$/;

/** What pg_basebackup would do. */
async function copyFiles(primary: Embedded, from: string, to: string): Promise<void> {
  const database = openDatabase({ url: primary.url, poolSize: 1 });
  try {
    await database.pool.query(`select pg_backup_start('standby', true)`);
    cpSync(from, to, { recursive: true, filter: (file) => !own.test(path.basename(file)) });
    const { rows } = await database.pool.query('select labelfile from pg_backup_stop(false)');
    writeFileSync(path.join(to, 'postgres', 'backup_label'), rows[0].labelfile as string);
    writeFileSync(path.join(to, 'postgres', 'standby.signal'), '');
  } finally {
    await database.close();
  }
}
