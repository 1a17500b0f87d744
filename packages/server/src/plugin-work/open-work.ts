import type { PluginWork } from '@gridweave/governance';

import { HealthChecks } from './health-checks.ts';
import { readRuns } from './job-runs.ts';
import { JobRunner, type WorkOptions } from './job-runner.ts';

/** The jobs and health checks of the plugins of this process, as admins see them. */
export interface OpenWork extends PluginWork {
  close(): Promise<void>;
}

/** Begins to run jobs and to look at the health of plugins. */
export function openWork(options: WorkOptions): OpenWork {
  const runner = new JobRunner(options);
  const checks = new HealthChecks(options);
  runner.start();
  checks.start();
  return {
    runsOf: (plugin, job, first) => readRuns(options.db, { plugin, job }, first),
    begin: (plugin, job) => runner.begin({ plugin, job }),
    async health() {
      await checks.look();
      return checks.results;
    },
    get lastHealth() {
      return checks.results;
    },
    async close() {
      await Promise.all([runner.close(), checks.close()]);
    },
  };
}
