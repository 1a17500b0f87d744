import { type Database, migrate, openDatabase, startEmbedded, waitForDatabase } from '@gridweave/database';
import type { Plugin } from '@gridweave/kit';
import { type Environment, migrationSources } from '@gridweave/server';

/** A migrated database, and how to let go of it. */
export interface Connected {
  readonly url: string;
  readonly database: Database;
  /** `1.2 GB`, as PostgreSQL writes it. */
  databaseSize(): Promise<string>;
  close(): Promise<void>;
}

/** The database of the environment, or the embedded one of the data folder, migrated for the plugins. */
export async function connect(environment: Environment, plugins: readonly Plugin[]): Promise<Connected> {
  const { databaseUrl } = environment;
  if (databaseUrl !== undefined) {
    await waitForDatabase(databaseUrl, { timeoutMs: 10_000 });
    return migrated(databaseUrl, plugins, async () => {});
  }
  const embedded = await startEmbedded({ dataDir: environment.dataFolder });
  return migrated(embedded.url, plugins, () => embedded.stop());
}

async function migrated(url: string, plugins: readonly Plugin[], stop: () => Promise<void>): Promise<Connected> {
  const database = openDatabase({ url, poolSize: 2, applicationName: 'gridweave-cli' });
  const close = async (): Promise<void> => {
    await database.close();
    await stop();
  };
  try {
    await migrate(database, migrationSources(plugins));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    database,
    async databaseSize() {
      const { rows } = await database.pool.query('select pg_size_pretty(pg_database_size(current_database())) as size');
      return rows[0].size as string;
    },
    close,
  };
}
