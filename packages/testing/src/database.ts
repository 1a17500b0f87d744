import { copyDatabase, openDatabase, type Database, type Template } from '@gridweave/database';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server on which tests may create databases; global-setup.ts provides it. */
    serverUrl: string;
    /** The folder of the PostgreSQL that `startReplicated` starts; the embedded one unless given. */
    installedPostgres: string | undefined;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Prepared once per server and key, then copied, so that a test file does not migrate again. */
  readonly template?: Template;
  readonly poolSize?: number;
  /** The server of the run unless told. */
  readonly serverUrl?: string;
}

/**
 * A real PostgreSQL database for one test file.
 *
 * ```ts
 * const test = await createTestDatabase({ template: { key: 'core-1', prepare: (url) => migrateCore(url) } });
 * afterAll(() => test.drop());
 * ```
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const copy = await copyDatabase(options.serverUrl ?? inject('serverUrl'), options.template);
  const database = openDatabase({ url: copy.url, poolSize: options.poolSize, applicationName: 'gridweave-test' });
  return {
    url: copy.url,
    database,
    async drop() {
      const leaked = database.pool.totalCount > database.pool.idleCount;
      const closed = database.close();
      // a client that a failed test never released would be waited for without end
      if (!leaked) await closed;
      await copy.drop();
    },
  };
}
