import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { openPolicyStore, type PolicyStore } from '@gridweave/access';
import {
  type AuditLog,
  openAuditLog,
  openSealKey,
  openValueMarks,
  type PublicKey,
  readPublicKey,
  startSealing,
} from '@gridweave/audit';
import { ChangeTail, type Database, openConfinement, recordWriter, type TailOptions } from '@gridweave/database';
import { createEngine, type Engine } from '@gridweave/engine';
import { addDesk } from '@gridweave/governance';
import { GridweaveError, type Model, settingValues } from '@gridweave/kit';

import { AdminCallers, AdminEndpoint, Tokens } from '../admin/index.ts';
import { OidcEndpoint, Provider, SessionEndpoint, Sessions } from '../console/index.ts';
import type { Environment } from '../environment/index.ts';
import type { ReportBug } from '../errors/index.ts';
import { GraphQLEndpoint } from '../graphql/index.ts';
import { Accounts, openRedisCounter, type RedisCounter } from '../limits/index.ts';
import type { Logger } from '../log/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { namesGiven, type PluginConfig, type PluginRoster } from '../plugins/index.ts';
import { openPresence } from '../presence/index.ts';
import { changeLogOf } from '../streams/index.ts';
import { openWork } from '../plugin-work/index.ts';
import { gaugesOf } from './gauges.ts';
import { processFacts } from './process-facts.ts';
import { replicaGauges } from './replica-gauges.ts';
import { migrationSources } from './sources.ts';
import { startSweeping } from './sweep.ts';

/** What answers queries, on a migrated database. */
export interface Services {
  /** The graph in force. */
  readonly model: Model;
  readonly database: Database;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  readonly audit: AuditLog;
  readonly endpoint: GraphQLEndpoint;
  readonly admin: AdminEndpoint;
  readonly sessions: SessionEndpoint;
  readonly oidc: OidcEndpoint;
  readonly redis: RedisCounter | undefined;
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly roster: PluginRoster;
  readonly pluginConfig: PluginConfig;
  readonly database: Database;
  readonly environment: Environment;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly reportBug: ReportBug;
}

/** Opens policies, engine, audit log and endpoint over a database. */
export async function openServices(options: ServiceOptions): Promise<Services> {
  const { roster, pluginConfig, database, environment, metrics, logger, reportBug } = options;
  const policies = await openPolicyStore({
    plugins: roster.model.plugins,
    database,
    leaseMs: environment.leaseMs,
    onError: (error) => logger.warn({ error }, 'the policy could not be confirmed'),
  });
  let onEntries: TailOptions['onEntries'] = () => {};
  const tail = new ChangeTail({
    url: database.url,
    onEntries: (entries, position) => onEntries(entries, position),
    onError: (error) => logger.warn({ error }, 'the change log could not be read; streams wait for it'),
  });
  await tail.start();
  const changeLog = changeLogOf(database, tail);
  const engine = createEngine({
    extend: addDesk,
    url: database.url,
    db: database.db,
    answerLimits: { most: environment.countAnswers, keepDays: environment.countDays },
    records: recordWriter,
    confine: await openConfinement(database.db, migrationSources(roster.model.plugins)),
    changeLog,
    statementTimeoutMs: environment.timeoutMs,
    pluginSettings: settingValues(roster.model.plugins, pluginConfig),
    resolverLimits: {
      timeoutMs: environment.resolverTimeoutMs,
      values: environment.resolverValues,
      bytes: environment.resolverBytes,
    },
    onBug: (error, reference) => logger.error({ error, reference }, 'internal error'),
    onDatabaseFailure: (error) => logger.warn({ error }, 'a database connection was lost'),
    replicas: {
      urls: environment.databaseReplicaUrls,
      maximumLagMs: environment.replicaLagMs,
      onChange: ({ name, fault }) =>
        logger.warn({ replica: name, reason: fault?.en }, fault ? 'a replica is left out' : 'a replica is read'),
    },
  });
  const sealKey = await openSealKey(environment.auditKey ?? join(environment.dataFolder, 'audit-seal.pem'));
  const mark = await openValueMarks(database.db);
  const audit = openAuditLog({
    database,
    key: sealKey,
    onError: (error, waiting) => logger.error({ error, waiting }, 'audit records could not be written; they are kept'),
  });
  const sealer = startSealing({
    database,
    key: sealKey,
    onError: (error) => logger.error({ error }, 'the audit log could not be sealed; the next seal covers it'),
  });
  const { changeDays, countDays } = environment;
  const sweeper = startSweeping(database.db, { changeDays, countDays }, (error) =>
    logger.warn({ error }, 'what has expired could not be swept'),
  );
  const redis =
    environment.redisUrl === undefined
      ? undefined
      : openRedisCounter(environment.redisUrl, (error) => logger.warn({ error }, 'Redis cannot be reached'));
  const accounts = new Accounts(
    { requests: environment.requestRate, fields: environment.fieldRate, cost: environment.costRate },
    redis,
  );
  const documentLimits = {
    tokens: environment.tokenLimit,
    depth: environment.depthLimit,
    aliases: environment.aliasLimit,
    rootFields: environment.rootFieldLimit,
    fields: environment.fieldLimit,
    directives: environment.directiveLimit,
    cost: environment.costLimit,
  };
  const { oidcIssuer, oidcAudience, oidcClient, oidcSecret, sessionMs, sessionIdleMs, publicUrl } = environment;
  const callers = new AdminCallers(
    policies,
    oidcIssuer === undefined ? undefined : new Tokens({ issuer: oidcIssuer, audience: oidcAudience }),
  );
  const sessions = new Sessions({
    db: database.db,
    policies,
    admins: callers,
    lifeMs: sessionMs,
    idleMs: sessionIdleMs,
  });
  const endpoint = new GraphQLEndpoint({
    database,
    policies,
    engine,
    audit,
    mark,
    accounts,
    sessions,
    metrics,
    documentLimits,
    bodyLimit: environment.bodyLimit,
    timeoutMs: environment.timeoutMs,
    streamLimits: { perClient: environment.streamLimit, heartbeatMs: environment.heartbeatMs },
    webhooks: {
      perClient: environment.webhookLimit,
      timeoutMs: environment.webhookTimeoutMs,
      patienceMs: environment.webhookPatienceMs,
      rules: {
        networks: environment.webhookNetworks,
        httpToLoopback: environment.webhookHttp === 'loopback',
      },
    },
    position: changeLog.position,
    exportLimits: {
      running: environment.exportLimit,
      ofClient: environment.clientExportLimit,
      timeMs: environment.exportTimeMs,
      idleMs: environment.exportIdleMs,
    },
    reportBug,
    onDeliveryFailure: (error) => logger.warn({ error }, 'webhooks could not be delivered; they are tried again'),
  });
  onEntries = (entries, position) => {
    endpoint.streams.onEntries(entries, position);
    endpoint.webhooks.onEntries(entries);
  };
  await endpoint.webhooks.start();
  const work = openWork({
    db: database.db,
    engine,
    model: () => policies.model,
    reportBug,
    onError: (error) => logger.warn({ error }, 'jobs of plugins could not be looked at; they are tried again'),
  });
  const { leaseMs } = environment;
  const presence = openPresence({
    db: database.db,
    facts: () => processFacts({ policies, leaseMs, engine, database, roster, endpoint, audit }),
    onError: (error) => logger.warn({ error }, 'this process could not tell the others of itself; it goes on'),
  });
  const admin = new AdminEndpoint({
    governance: endpoint.governance,
    policies,
    processes: presence,
    installed: { failed: roster.failed, given: namesGiven(pluginConfig), work },
    audit,
    mark,
    sealKeys: [sealKey.publicKey, ...(await trustedKeys(environment.auditTrust))],
    callers,
    sessions,
    accounts,
    documentLimits,
    bodyLimit: environment.bodyLimit,
    reportBug,
  });
  metrics.add(...gaugesOf({ engine, database, roster, work, endpoint, audit }));
  if (engine.replicas) metrics.add(...replicaGauges(engine.replicas));
  return {
    get model() {
      return policies.model;
    },
    database,
    policies,
    engine,
    audit,
    endpoint,
    admin,
    sessions: new SessionEndpoint(sessions, policies),
    oidc: new OidcEndpoint(
      sessions,
      oidcIssuer === undefined || oidcClient === undefined
        ? undefined
        : new Provider({ issuer: oidcIssuer, client: oidcClient, secret: oidcSecret }),
      publicUrl,
    ),
    redis,
    async close() {
      await work.close();
      await presence.close();
      await endpoint.webhooks.close();
      await tail.close();
      await sweeper.close();
      const lost = await audit.close();
      await sealer.close();
      if (lost > 0) logger.error({ lost }, 'audit records were lost, the database was away when the server stopped');
      redis?.close();
      await policies.close();
      await engine.close();
    },
  };
}

async function trustedKeys(paths: readonly string[]): Promise<readonly PublicKey[]> {
  return Promise.all(
    paths.map(async (path) => {
      const pem = await readFile(path, 'utf8').catch(() => {
        throw new GridweaveError('CONFIG_INVALID', {
          zh: `GRIDWEAVE_AUDIT_TRUST 中的文件 ${path} 无法读取`,
          en: `The file ${path} of GRIDWEAVE_AUDIT_TRUST cannot be read`,
        });
      });
      return readPublicKey(pem, path);
    }),
  );
}
