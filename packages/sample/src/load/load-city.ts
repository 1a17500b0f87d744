import { setImmediate } from 'node:timers/promises';
import { type Database } from '@gridweave/database';
import type { Plugin, Table } from '@gridweave/kit';
import type { PoolClient } from 'pg';
import type { TableDefaults } from '../community/community-rows.ts';
import { makeCommunity } from '../community/make-community.ts';
import { type CommunityPlan, planCommunities, type SampleSize } from '../plan/index.ts';
import { loadedCommunities, type LoadState } from '../state/index.ts';
import { nameOf, readDefaults } from './columns.ts';
import { createIndexes, dropIndexes } from './indexes.ts';
import { type EncodedCommunity, loadCommunity } from './load-community.ts';
import type { SampleProgress } from './progress.ts';

/** Communities on their way into the database at once. */
const WRITERS = 2;
// above every id that a community may have, so that rows that come later never meet one
const FIRST_FREE_ID = 1_000_000_000;

/** Loads what is missing of a city into a migrated database; the number of rows by table. */
export async function loadCity(
  database: Database,
  plugins: readonly Plugin[],
  load: Omit<LoadState, 'finished'>,
  onProgress: (progress: SampleProgress) => void,
): Promise<Record<string, number>> {
  const { pool } = database;
  const tables = plugins.flatMap((plugin) => plugin.tables);
  const defaults = new Map<Table<any>, TableDefaults>();
  const all = planCommunities(load.size);
  const counts: Record<string, number> = {};
  const client = await pool.connect();
  let done: ReadonlySet<string>;
  try {
    for (const table of tables) defaults.set(table, await readDefaults(client, table, load.today));
    done = await loadedCommunities(client);
    if (done.size === 0) await dropIndexes(client, tables);
  } finally {
    client.release();
  }
  const missing = all.filter(({ code }) => !done.has(code));
  const progress = progressOf(load.size, all.length, done.size, onProgress);
  await writeAll(
    database,
    missing,
    async (plan) => {
      const rows = await stepwise(
        makeCommunity(plan, { ...load, plugins, defaultsOf: (table) => defaults.get(table)! }),
      );
      return { code: plan.code, tables: await stepwise(rows.encode()) };
    },
    (community) => {
      for (const { table, rows } of community.tables)
        counts[`${table.schema}.${table.name}`] = (counts[`${table.schema}.${table.name}`] ?? 0) + rows;
      progress(community);
    },
  );
  await createIndexes(pool, WRITERS, (name) => onProgress({ step: 'index', name }));
  for (const table of tables) {
    for (const column of defaults.get(table)!.identities) {
      await pool.query('select setval(pg_get_serial_sequence($1, $2), $3)', [nameOf(table), column, FIRST_FREE_ID]);
    }
  }
  onProgress({ step: 'analyze' });
  await inParallel(tables, WRITERS, (table) => pool.query(`vacuum (analyze) ${nameOf(table)}`));
  return counts;
}

// communities are made one after the other while those before are being written
async function writeAll(
  { pool }: Database,
  plans: readonly CommunityPlan[],
  make: (plan: CommunityPlan) => Promise<EncodedCommunity>,
  onLoaded: (community: EncodedCommunity) => void,
): Promise<void> {
  const writing = new Set<Promise<void>>();
  let failed: { error: unknown } | undefined;
  for (const plan of plans) {
    // before the next is made: their bytes are most of the memory
    while (writing.size >= WRITERS) await Promise.race(writing);
    if (failed) break;
    const community = await make(plan);
    const written: Promise<void> = write(await pool.connect(), community)
      .then(() => onLoaded(community))
      .catch((error: unknown) => {
        failed ??= { error };
      })
      .finally(() => writing.delete(written));
    writing.add(written);
  }
  await Promise.all(writing);
  if (failed) throw failed.error;
}

async function write(client: PoolClient, community: EncodedCommunity): Promise<void> {
  try {
    await client.query('set synchronous_commit to off');
    await loadCommunity(client, community);
    await client.query('reset synchronous_commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function stepwise<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}

function progressOf(size: SampleSize, total: number, before: number, onProgress: (progress: SampleProgress) => void) {
  let done = before;
  let rows = 0;
  return (community: EncodedCommunity): void => {
    done += 1;
    for (const table of community.tables) rows += table.rows;
    onProgress({ step: 'community', size, code: community.code, done, total, rows });
  };
}
