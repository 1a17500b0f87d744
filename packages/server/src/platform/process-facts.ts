import type { PolicyStore } from '@gridweave/access';
import type { AuditLog } from '@gridweave/audit';
import type { Database } from '@gridweave/database';
import type { Engine } from '@gridweave/engine';
import type { ProcessFacts } from '@gridweave/governance';

import type { GraphQLEndpoint } from '../graphql/index.ts';
import type { PluginRoster } from '../plugins/index.ts';

interface Parts {
  readonly policies: PolicyStore;
  readonly leaseMs: number;
  readonly engine: Engine;
  readonly database: Database;
  readonly roster: PluginRoster;
  readonly endpoint: GraphQLEndpoint;
  readonly audit: AuditLog;
}

/** What this process tells of itself to whoever looks at the system. */
export function processFacts({ policies, leaseMs, engine, database, roster, endpoint, audit }: Parts): ProcessFacts {
  const { pool } = database;
  return {
    policyVersion: policies.version,
    confirmedAgoMs: Math.round(policies.confirmedAgo),
    leaseMs,
    failedPlugins: roster.failed.length,
    memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
    connections: pool.totalCount,
    connectionsIdle: pool.idleCount,
    connectionsWaiting: pool.waitingCount,
    auditWaiting: audit.waiting,
    streams: endpoint.streams.open,
    exports: endpoint.exports.running,
    primaryReads: engine.replicas?.primaryReads ?? 0,
    replicas: (engine.replicas?.states ?? []).map(({ name, fault, lagMs, reads }) => ({
      name,
      fault: fault ?? null,
      lagMs: lagMs ?? null,
      reads,
    })),
  };
}
