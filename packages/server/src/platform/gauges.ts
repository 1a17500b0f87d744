import type { AuditLog } from '@gridweave/audit';
import type { Database } from '@gridweave/database';
import type { Engine } from '@gridweave/engine';

import type { GraphQLEndpoint } from '../graphql/index.ts';
import type { Gauge } from '../metrics/index.ts';
import type { PluginRoster } from '../plugins/index.ts';
import type { OpenWork } from '../plugin-work/index.ts';

interface Parts {
  readonly engine: Engine;
  readonly database: Database;
  readonly roster: PluginRoster;
  readonly work: OpenWork;
  readonly endpoint: GraphQLEndpoint;
  readonly audit: AuditLog;
}

/** What /metrics shows of the parts of this process. */
export function gaugesOf({ engine, database, roster, work, endpoint, audit }: Parts): readonly Gauge[] {
  return [
    { name: 'gridweave_plans', help: 'Plans in the cache of the engine.', read: () => engine.planCount },
    {
      name: 'gridweave_database_connections',
      help: 'Connections of the pool.',
      read: () => database.pool.totalCount,
    },
    {
      name: 'gridweave_database_connections_idle',
      help: 'Connections of the pool that nobody uses.',
      read: () => database.pool.idleCount,
    },
    {
      name: 'gridweave_database_waiting',
      help: 'Calls that wait for a connection of the pool.',
      read: () => database.pool.waitingCount,
    },
    {
      name: 'gridweave_plugin_failed',
      help: 'Plugins of the configuration that this process runs without.',
      read: () => roster.failed.map(({ name }) => ({ label: ['plugin', name], number: 1 })),
    },
    {
      name: 'gridweave_plugin_healthy',
      help: 'What the health checks of plugins found last: 1 when all is well.',
      read: () =>
        work.lastHealth.map(({ plugin, name, problem }) => ({
          label: ['check', `${plugin}/${name}`],
          number: problem === null ? 1 : 0,
        })),
    },
    { name: 'gridweave_streams', help: 'Subscriptions that are open.', read: () => endpoint.streams.open },
    { name: 'gridweave_webhooks', help: 'Webhooks that deliver.', read: () => endpoint.webhooks.size },
    {
      name: 'gridweave_exports_running',
      help: 'Exports that run.',
      read: () => endpoint.exports.running,
    },
    {
      name: 'gridweave_export_bytes',
      help: 'Bytes that running exports hold because their clients have not taken them yet.',
      read: () => endpoint.exports.heldBytes,
    },
    { name: 'gridweave_audit_waiting', help: 'Audit records that are not written yet.', read: () => audit.waiting },
  ];
}
