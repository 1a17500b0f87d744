import { isUnavailable, migrate } from '@gridweave/database';
import type { Database } from '@gridweave/database';
import type { FailedPlugin } from '@gridweave/governance';
import { type ErrorText, type Model, type Plugin, settingValues } from '@gridweave/kit';

import { BuiltConsole, consoleRoutes } from '../console/index.ts';
import { type Environment, readEnvironment } from '../environment/index.ts';
import { adminQuery, GraphiQL, welcomeQuery } from '../graphiql/index.ts';
import { healthRoutes, ReadinessChecks } from '../health/index.ts';
import { createRouter, type HttpServer, listen, type Route, upgradeTo, writeWhole } from '../http/index.ts';
import { bugReporter, type Logger, openLogger } from '../log/index.ts';
import { Metrics } from '../metrics/index.ts';
import { type PluginConfig, PluginRoster, readPluginConfig, registerDeclared, requireKnown } from '../plugins/index.ts';
import { type DatabaseSource, openSource } from './database-source.ts';
import { graphqlRoutes } from './graphql-routes.ts';
import { notReady, phases } from './phase.ts';
import { probesOf, type Progress } from './probes.ts';
import { openServices, type Services } from './services.ts';
import { migrationSources } from './sources.ts';

/** What `prepare` works with: a migrated database, perhaps an empty one. */
export interface PrepareContext {
  readonly database: Database;
  /** Of the plugins that are there. */
  readonly model: Model;
  readonly environment: Environment;
  /** The address of the server. */
  readonly url: string;
  readonly onProgress: (text: ErrorText) => void;
}

export interface PlatformOptions {
  /** The first is the one that the others stand on: without it nothing starts. */
  readonly plugins: readonly Plugin[];
  /** Plugins of the configuration that could not be loaded. */
  readonly unloaded?: readonly FailedPlugin[];
  /** The folder of the built console; without it /console says that there is none. */
  readonly console?: string;
  /** What is set for plugins, by their names; read from the file that the environment names when not given. */
  readonly pluginConfig?: PluginConfig;
  /** Read from the process when not given. */
  readonly environment?: Environment;
  readonly logger?: Logger;
  /** Called at each start between migrations and service: makes the sample in an empty database, for example. */
  readonly prepare?: (context: PrepareContext) => Promise<void>;
  /** What /metrics shows where this process is one of several on its port; its own metrics unless given. */
  readonly gatherMetrics?: () => Promise<string>;
  /** Told what the start is doing. */
  readonly onProgress?: (text: ErrorText) => void;
}

/** A running server. It listens at once and answers queries from when it is ready. */
export interface Platform {
  readonly url: string;
  /** Resolves when queries are answered; rejects when that cannot come about by waiting. */
  readonly ready: Promise<Services>;
  /** The metrics of this process, as Prometheus reads them. */
  metrics(): string;
  /** Stops taking requests, ends the running ones, writes the audit log, stops the embedded database last. */
  close(): Promise<void>;
}

/**
 * Puts plugins together and serves them; those that something is wrong with are left out, unless the settings are strict.
 *
 * ```ts
 * const platform = await startPlatform({ plugins: [core, fire] });
 * await platform.ready; // platform.url + '/graphql' answers
 * await platform.close();
 * ```
 * @throws GridweaveError CONFIG_INVALID, PLUGIN_INVALID or PORT_IN_USE before anything is started
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const environment = options.environment ?? readEnvironment();
  const logger = options.logger ?? openLogger(environment.logLevel);
  const roster = new PluginRoster({
    plugins: options.plugins,
    unloaded: options.unloaded ?? [],
    strict: environment.strictPlugins === 'on',
    onFailure: ({ name, problems }) =>
      logger.error({ plugin: name, problems: problems.map(({ en }) => en) }, 'a plugin failed; it is left out'),
  });
  const config = options.pluginConfig ?? (await readPluginConfig(environment.pluginConfig));
  // a plugin that could not be loaded is known by where it was looked for only
  if (!options.unloaded?.length)
    requireKnown(
      config,
      options.plugins.map((plugin) => plugin?.name),
    );
  const platform = new RunningPlatform(options, environment, logger, roster, config);
  await roster.attempt(async (model) => settingValues(model.plugins, config));
  await platform.listen();
  return platform;
}

const RETRY_MS = 1_000;

class RunningPlatform implements Platform, Progress {
  readonly #options: PlatformOptions;
  readonly #environment: Environment;
  readonly #logger: Logger;
  readonly #roster: PluginRoster;
  readonly #config: PluginConfig;
  readonly #metrics = new Metrics();
  #http: HttpServer | undefined;
  #source: DatabaseSource | undefined;
  #closing: Promise<void> | undefined;
  phase: ErrorText = phases.database;
  waitingFor: string | undefined;
  migrated = false;
  services: Services | undefined;
  ready!: Promise<Services>;

  constructor(
    options: PlatformOptions,
    environment: Environment,
    logger: Logger,
    roster: PluginRoster,
    config: PluginConfig,
  ) {
    this.#config = config;
    this.#options = options;
    this.#environment = environment;
    this.#logger = logger;
    this.#roster = roster;
  }

  get failedPlugins(): readonly FailedPlugin[] {
    return this.#roster.failed;
  }

  get url(): string {
    return this.#http!.url;
  }

  async listen(): Promise<void> {
    const { port, host } = this.#environment;
    this.#http = await listen({
      port,
      host,
      handler: createRouter(this.#routes(), bugReporter(this.#logger)),
      onUpgrade: (request, socket, head) => {
        upgradeTo(this.services?.endpoint.streams, request, socket, head);
      },
    });
    this.ready = this.#boot();
    // whoever awaits it hears of a failure; here it must not end the process
    this.ready.catch(() => {});
  }

  #routes(): Readonly<Record<string, Route>> {
    const departments = new GraphiQL({ endpoint: '/graphql', title: 'Gridweave 织网', query: welcomeQuery });
    const admins = new GraphiQL({
      endpoint: '/admin/graphql',
      title: 'Gridweave 织网 · 管理 Admin',
      query: adminQuery,
    });
    const services = (): Services => {
      // also while it closes: nobody notices whose connection was open before
      if (this.services) return this.services;
      throw notReady(this.phase);
    };
    return {
      ...graphqlRoutes({ departments, admins }, services),
      ...consoleRoutes(new BuiltConsole(this.#options.console), () => services().sessions),
      ...departments.routes,
      ...admins.routes,
      ...healthRoutes(new ReadinessChecks(probesOf(this, this.#environment))),
      '/metrics': {
        GET: async (_request, response) => {
          const { gatherMetrics = () => this.metrics() } = this.#options;
          writeWhole(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await gatherMetrics());
        },
      },
    };
  }

  metrics(): string {
    return this.#metrics.render();
  }

  async #boot(): Promise<Services> {
    for (;;) {
      try {
        return await this.#open();
      } catch (error) {
        await this.#source?.close().catch(() => {});
        this.#source = undefined;
        if (this.#closing || this.#environment.databaseUrl === undefined || !isUnavailable(error)) throw error;
        this.#logger.warn({ error }, 'the database was lost during the start; trying again');
        await new Promise((resolve) => {
          setTimeout(resolve, RETRY_MS);
        });
      }
    }
  }

  async #open(): Promise<Services> {
    this.#enter(phases.database);
    this.#source = await openSource({
      environment: this.#environment,
      logger: this.#logger,
      onWait: (reason) => {
        this.waitingFor = reason;
      },
      isClosed: () => this.#closing !== undefined,
    });
    if (!this.#source) throw notReady(phases.closing);
    this.waitingFor = undefined;
    const { database, notice } = this.#source;
    if (notice) this.#options.onProgress?.(notice);
    this.#enter(phases.migrations);
    const applied = await this.#roster.attempt(async (model) => {
      const steps = await migrate(database, migrationSources(model.plugins));
      await registerDeclared(database.db, model);
      return steps;
    });
    if (applied.length > 0) this.#logger.info({ steps: applied.length }, 'migrated');
    this.migrated = true;
    this.#enter(phases.data);
    await this.#options.prepare?.({
      database,
      model: this.#roster.model,
      environment: this.#environment,
      url: this.url,
      onProgress: (text) => this.#enter(text),
    });
    this.#enter(phases.policy);
    const services = await openServices({
      roster: this.#roster,
      pluginConfig: this.#config,
      database,
      environment: this.#environment,
      metrics: this.#metrics,
      logger: this.#logger,
      reportBug: bugReporter(this.#logger),
    });
    if (this.#closing) {
      await services.close();
      throw notReady(phases.closing);
    }
    this.services = services;
    this.#logger.info('ready');
    return services;
  }

  #enter(phase: ErrorText): void {
    this.phase = phase;
    this.#options.onProgress?.(phase);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.phase = phases.closing;
    const drained = this.#http?.close(this.#environment.drainMs);
    this.services?.endpoint.exports.stop();
    await this.services?.endpoint.streams.close();
    await drained;
    await this.ready.catch(() => {});
    await this.services?.close();
    await this.#source?.close();
  }
}
