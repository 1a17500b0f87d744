import { GridweaveError, type Migration } from '@gridweave/kit';
import { sql, type Kysely, type Transaction } from 'kysely';

import type { Database } from '../connection/open-database.ts';
import { reasonOf } from '../connection/reason.ts';
import { isUnavailable } from '../connection/unavailable.ts';
import { redactUrl } from '../connection/url.ts';
import {
  ensureRole,
  fencedTransaction,
  type Fence,
  fencesOf,
  handOver,
  judgeStep,
  lookAround,
  whoIsConnected,
} from '../confinement/index.ts';
import { createHistory, readHistory, recordStep, type AppliedStep } from './history.ts';
import { sortSources, sortSteps } from './order.ts';
import type { MigrationSource } from './source.ts';

export interface MigrateOptions {
  /** Called before each step that runs. */
  readonly onStep?: (step: AppliedMigration) => void;
}

export interface AppliedMigration {
  readonly plugin: string;
  readonly step: string;
}

// the bytes of 'gridweav'; advisory locks belong to one database, so migrations of other databases do not wait
const LOCK = '7454136213472371062';

/**
 * Brings every plugin's schema to its latest step and returns what was applied. Any number of processes may call it at
 * once: one works, the others wait and then find nothing to do. Every plugin is checked before the first step runs.
 *
 * ```ts
 * await migrate(database, [{ plugin: 'core', schema: 'core', migrations }]);
 * ```
 */
export async function migrate(
  database: Database,
  sources: readonly MigrationSource[],
  options: MigrateOptions = {},
): Promise<AppliedMigration[]> {
  const work = sortSources(sources).map((source) => ({ source, steps: sortSteps(source) }));
  return database.db.connection().execute(async (db) => {
    try {
      return await underLock(db, async () => {
        const plans = [];
        for (const { source, steps } of work) {
          const history = await readHistory(db, source.schema);
          plans.push({ source, history, pending: pendingSteps(source, steps, history ?? []) });
        }
        const applied: AppliedMigration[] = [];
        const connected = await whoIsConnected(db);
        const fences = fencesOf(sources);
        for (const { source, history, pending } of plans) {
          if (history === undefined) await db.transaction().execute((trx) => createHistory(trx, source.schema));
          const limits = fences.get(source.plugin);
          const role = limits && (await ensureRole(db, connected, source.schema));
          const fence = limits && { ...limits, role };
          if (fence?.role !== undefined) await handOver(db, { ...fence, role: fence.role });
          for (const step of pending) {
            options.onStep?.({ plugin: source.plugin, step: step.name });
            await applyStep(db, source, step, fence);
            applied.push({ plugin: source.plugin, step: step.name });
          }
        }
        return applied;
      });
    } catch (error) {
      if (error instanceof GridweaveError) throw error;
      throw isUnavailable(error) ? lostDatabase(database.url, error) : failedOutside(database.url, error);
    }
  });
}

async function underLock<T>(db: Kysely<any>, work: () => Promise<T>): Promise<T> {
  await sql`set statement_timeout = 0`.execute(db);
  try {
    await sql`select pg_advisory_lock(${LOCK}::int8)`.execute(db);
    return await work();
  } finally {
    // a lost connection has let go of both by itself, and its error is the one to report
    await sql`select pg_advisory_unlock(${LOCK}::int8)`.execute(db).catch(() => {});
    // a step may have left more than that in the session
    await sql`reset all`.execute(db).catch(() => {});
  }
}

function pendingSteps(
  source: MigrationSource,
  steps: readonly Migration[],
  history: readonly AppliedStep[],
): Migration[] {
  const { plugin } = source;
  const known = new Set(steps.map((step) => step.name));
  const newer = history.find((step) => step.breaking && !known.has(step.name));
  if (newer !== undefined) {
    throw new GridweaveError(
      'DATABASE_NEWER',
      {
        zh: `数据库中插件 ${plugin} 已执行过步骤 ${newer.name},当前代码不认识它,且它与旧代码不兼容。请把代码(插件 ${plugin})升级到包含该步骤的版本`,
        en: `The database has step ${newer.name} of plugin ${plugin}, which this code does not know and older code cannot work with. Upgrade the code (plugin ${plugin}) to a version that has this step`,
      },
      { plugin, step: newer.name },
    );
  }
  const applied = new Set(history.map((step) => step.name));
  const last = history.reduce((max, step) => (step.name > max ? step.name : max), '');
  const pending = steps.filter((step) => !applied.has(step.name));
  const early = pending.find((step) => step.name < last);
  if (early !== undefined) {
    throw new GridweaveError(
      'PLUGIN_INVALID',
      {
        zh: `插件 ${plugin} 的步骤 ${early.name} 排在已执行的 ${last} 之前。迁移只能往后加:请把它改名,使其排在 ${last} 之后`,
        en: `Step ${early.name} of plugin ${plugin} sorts before ${last}, which was applied already. Steps are only added at the end: rename it so that it sorts after ${last}`,
      },
      { plugin, step: early.name },
    );
  }
  return pending;
}

async function applyStep(
  db: Kysely<any>,
  source: MigrationSource,
  step: Migration,
  fence: Fence | undefined,
): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      await sql`set local search_path to ${sql.id(source.schema)}, public`.execute(trx);
      if (fence) await applyFenced(trx, step, fence);
      else await step.up(trx);
      await recordStep(trx, source.schema, step);
    });
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const reason = reasonOf(error);
    const { plugin } = source;
    throw new GridweaveError(
      'MIGRATION_FAILED',
      {
        zh: `插件 ${plugin} 的迁移步骤 ${step.name} 失败,已整步回滚:${reason}。请改正该步骤后重新启动;之前的步骤不受影响`,
        en: `Step ${step.name} of plugin ${plugin} failed and was rolled back as a whole: ${reason}. Correct the step and start again; the steps before it stay`,
      },
      { plugin, step: step.name },
      { cause: error },
    );
  }
}

/** Runs a step of a plugin under its role, and judges what it touched. */
async function applyFenced(trx: Transaction<any>, step: Migration, fence: Fence): Promise<void> {
  const before = await lookAround(trx, fence);
  await step.up(fencedTransaction(trx, { role: fence.role, rules: 'migration' }));
  await judgeStep(trx, fence, before);
}

function lostDatabase(url: string, cause: unknown): GridweaveError {
  const reason = reasonOf(cause);
  return new GridweaveError(
    'DATABASE_UNAVAILABLE',
    {
      zh: `迁移途中失去数据库 ${redactUrl(url)}:${reason}。未完成的步骤已回滚,数据库恢复后重新启动即可`,
      en: `The database ${redactUrl(url)} was lost while migrating: ${reason}. The unfinished step was rolled back; start again when the database is back`,
    },
    {},
    { cause },
  );
}

function failedOutside(url: string, cause: unknown): GridweaveError {
  const reason = reasonOf(cause);
  return new GridweaveError(
    'MIGRATION_FAILED',
    {
      zh: `无法在数据库 ${redactUrl(url)} 中准备迁移:${reason}。请确认登录用户有权在该库中创建模式`,
      en: `Migrations could not be prepared in ${redactUrl(url)}: ${reason}. Check that the user may create schemas in this database`,
    },
    {},
    { cause },
  );
}
