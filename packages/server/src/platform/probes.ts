import type { FailedPlugin } from '@gridweave/governance';
import { type ErrorText, GridweaveError } from '@gridweave/kit';

import type { Environment } from '../environment/index.ts';
import type { Check, Probe } from '../health/index.ts';
import type { Services } from './services.ts';

const PING_MS = 2_000;

/** What the probes look at. */
export interface Progress {
  readonly phase: ErrorText;
  /** Why the database is waited for. */
  readonly waitingFor: string | undefined;
  readonly migrated: boolean;
  readonly services: Services | undefined;
  readonly failedPlugins: readonly FailedPlugin[];
}

/** What has to hold before queries are answered: database, migrations, policy, audit log; and what is worth knowing. */
export function probesOf(progress: Progress, environment: Environment): Readonly<Record<string, Probe>> {
  const holds = (check: (services: Services) => void): Check => {
    if (!progress.services) return { ok: false, reason: progress.phase };
    try {
      check(progress.services);
      return { ok: true };
    } catch (error) {
      return { ok: false, reason: reasonOf(error) };
    }
  };
  return {
    database: () => database(progress),
    migrations: () => (progress.migrated ? { ok: true } : { ok: false, reason: progress.phase }),
    policy: () => holds(({ policies }) => policies.requireConfirmed()),
    audit: () => holds(({ audit }) => audit.requireRoom()),
    plugins: () => plugins(progress),
    limits: () => ({
      ok: true,
      ...(progress.services?.redis?.connected === false
        ? {
            reason: {
              zh: 'Redis 暂不可用,各节点各自限流',
              en: 'Redis is away, so each node limits rates on its own',
            },
          }
        : {}),
    }),
    ...(environment.databaseReplicaUrls.length > 0 ? { replicas: () => replicas(progress.services) } : {}),
  };
}

/** The platform runs without them, so this always holds; what is wrong with them is for admins. */
function plugins({ failedPlugins }: Progress): Check {
  if (failedPlugins.length === 0) return { ok: true };
  const names = failedPlugins.map(({ name }) => name);
  return {
    ok: true,
    reason: {
      zh: `未能启用的插件:${names.join('、')};原因见管理端 plugins`,
      en: `Plugins that failed: ${names.join(', ')}; the plugins query of admins says why`,
    },
  };
}

/** Without replicas the primary answers everything, so this always holds. */
function replicas(services: Services | undefined): Check {
  const out = services?.engine.replicas?.states.flatMap(({ name, fault }) => (fault ? [{ name, fault }] : [])) ?? [];
  if (out.length === 0) return { ok: true };
  return {
    ok: true,
    reason: {
      zh: `未使用的副本:${out.map(({ name, fault }) => `${name}(${fault.zh})`).join('、')}`,
      en: `Replicas that are left out: ${out.map(({ name, fault }) => `${name} (${fault.en})`).join(', ')}`,
    },
  };
}

async function database({ services, phase, waitingFor }: Progress): Promise<Check> {
  if (!services) {
    const reason =
      waitingFor === undefined ? phase : { zh: `${phase.zh}:${waitingFor}`, en: `${phase.en}: ${waitingFor}` };
    return { ok: false, reason };
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), PING_MS);
  });
  const ping = services.database.ping();
  ping.catch(() => {});
  try {
    await Promise.race([ping, late]);
    return { ok: true };
  } catch {
    return {
      ok: false,
      reason: { zh: '数据库没有应答;恢复后自动继续', en: 'The database does not answer; service goes on when it does' },
    };
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): ErrorText {
  return error instanceof GridweaveError ? error.text : { zh: '内部错误', en: 'Internal error' };
}
