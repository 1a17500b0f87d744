import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type ClientConfig } from 'pg';

import { typeParsers } from './types.ts';
import { parseDatabaseUrl } from './url.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`, with `sslmode` and other parameters as node-postgres reads them. */
  readonly url: string;
  /** Most connections at once; 10 when not given. */
  readonly poolSize?: number;
  /** What `pg_stat_activity` shows; `gridweave` when not given. */
  readonly applicationName?: string;
  /** Milliseconds after which PostgreSQL cancels a statement; without it statements may take as long as they like. */
  readonly statementTimeoutMs?: number;
  /** Milliseconds to wait for a connection before giving up; 10,000 when not given. */
  readonly connectTimeoutMs?: number;
  /** More settings for every session, `{ default_transaction_isolation: 'repeatable read' }`. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Told of lost connections. They never end the process, whether this is given or not. */
  readonly onError?: (error: Error) => void;
}

/** A pool of connections and Kysely over it. */
export interface Database {
  readonly url: string;
  readonly pool: Pool;
  readonly db: Kysely<any>;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  /** Ends every connection; may be called twice. */
  close(): Promise<void>;
}

// `options` of the start-up message: spaces and backslashes are escaped, so a value stays one value
function startupOptions(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${String(value).replace(/[\\ ]/g, String.raw`\$&`)}`)
    .join(' ');
}

/** The node-postgres configuration that `openDatabase` uses, for a connection outside of its pool. */
export function connectionConfig(options: DatabaseOptions): ClientConfig {
  const url = parseDatabaseUrl(options.url);
  const own = startupOptions({
    timezone: 'UTC',
    datestyle: 'ISO',
    intervalstyle: 'postgres',
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
    ...options.settings,
  });
  const given = url.searchParams.get('options');
  url.searchParams.set('options', given === null ? own : `${own} ${given}`);
  return {
    connectionString: url.href,
    application_name: url.searchParams.get('application_name') ?? options.applicationName ?? 'gridweave',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    keepAlive: true,
    types: typeParsers,
  };
}

/**
 * Opens a pool; no connection is made before the first query. Sessions run in UTC.
 *
 * ```ts
 * const database = openDatabase({ url: 'postgres://city@db/gridweave', poolSize: 16 });
 * await database.db.selectFrom('core.street').select('code').execute();
 * await database.close();
 * ```
 */
export function openDatabase(options: DatabaseOptions): Database {
  const onError = options.onError ?? (() => {});
  const pool = new Pool({ ...connectionConfig(options), max: options.poolSize ?? 10, idleTimeoutMillis: 30_000 });
  pool.on('error', (error) => onError(error));
  pool.on('connect', (client) => {
    // the pool listens to idle clients only; one that dies between two queries of a transaction would end the process
    client.on('error', () => {});
  });
  const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | undefined;
  return {
    url: options.url,
    pool,
    db,
    async ping() {
      await pool.query('select 1');
    },
    close() {
      closed ??= pool.end();
      return closed;
    },
  };
}
