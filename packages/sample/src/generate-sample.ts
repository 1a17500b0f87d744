import { type Database, migrate, openDatabase } from '@gridweave/database';
import { GridweaveError, type Plugin } from '@gridweave/kit';
import type { PoolClient } from 'pg';
import { loadCity } from './load/load-city.ts';
import type { SampleProgress } from './load/progress.ts';
import type { SampleSize } from './plan/index.ts';
import { beginLoad, finishLoad, readLoad, sampleMigrations } from './state/index.ts';

// the bytes of 'gridwsam'
const LOCK = '7454136213473288557';

/** What to make, and where. */
export interface SampleRequest {
  /** The database, migrated for the plugins. */
  readonly url: string;
  readonly size: SampleSize;
  /** The same seed, size and day give the same city; 1 when not given. */
  readonly seed?: number;
  /** The day that the sample shows, `YYYY-MM-DD`; today in China when not given. */
  readonly today?: string;
}

export interface SampleOptions extends SampleRequest {
  /** The core and the plugins, in the order of their dependencies. */
  readonly plugins: readonly Plugin[];
  readonly onProgress?: (progress: SampleProgress) => void;
}

/** What a load made. */
export interface SampleReport {
  readonly size: SampleSize;
  readonly seed: number;
  readonly today: string;
  /** True when an interrupted load was completed; the counts are then those of the rest. */
  readonly resumed: boolean;
  /** Rows by `schema.table`. */
  readonly rows: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/**
 * Makes a sample city in an empty, migrated database. A load that was interrupted is completed, with the size, seed and day
 * it was begun with; CONFIG_INVALID when the database holds other data.
 *
 * ```ts
 * const report = await generateSample({ url, plugins: [core, fire], size: 'street', seed: 1 });
 * ```
 */
export async function generateSample(options: SampleOptions): Promise<SampleReport> {
  return (await ensureSample(options)) ?? refuseOtherData();
}

/** @throws GridweaveError CONFIG_INVALID: the database is not empty. */
export function refuseOtherData(): never {
  throw new GridweaveError('CONFIG_INVALID', {
    zh: '数据库中已有房屋或人口数据,示例城市只写入空数据库。请换一个空的数据库或数据目录',
    en: 'The database already holds houses or people; a sample city is only made in an empty one. Use another database or data folder',
  });
}

/**
 * Makes a sample city when the database holds no data yet, and completes one that was interrupted; undefined when there was
 * nothing to do. Any number of processes may call it at once: one works, the others wait.
 */
export async function ensureSample(options: SampleOptions): Promise<SampleReport | undefined> {
  const database = openDatabase({ url: options.url, poolSize: 5, applicationName: 'gridweave-sample' });
  try {
    await migrate(database, [sampleMigrations]);
    const client = await database.pool.connect();
    try {
      await client.query(`select pg_advisory_lock(${LOCK})`);
      return await ensureLocked(database, client, options);
    } finally {
      // ends the session, and the lock with it
      client.release(true);
    }
  } finally {
    await database.close();
  }
}

async function ensureLocked(
  database: Database,
  client: PoolClient,
  options: SampleOptions,
): Promise<SampleReport | undefined> {
  const started = performance.now();
  const begun = await readLoad(client);
  if (begun?.finished === true || (begun === undefined && (await hasData(client)))) return undefined;
  const load = begun ?? { size: options.size, seed: options.seed ?? 1, today: options.today ?? todayInChina() };
  if (begun === undefined) await beginLoad(client, load);
  const rows = await loadCity(database, options.plugins, load, options.onProgress ?? (() => {}));
  await finishLoad(client);
  const { size, seed, today } = load;
  return {
    size,
    seed,
    today,
    resumed: begun !== undefined,
    rows,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** Whether a load was begun and not finished: the data are a part of a city then. */
export async function unfinishedSample(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query(`select to_regclass('sample.load') is not null as there`);
  if (rows[0].there !== true) return false;
  return (await database.pool.query('select from sample.load where finished_at is null')).rowCount === 1;
}

async function hasData(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query(
    'select exists (select from core.house) or exists (select from core.person) as there',
  );
  return rows[0].there as boolean;
}

function todayInChina(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
