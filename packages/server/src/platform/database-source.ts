import { openDatabase, startEmbedded, waitForDatabase, type Database } from '@gridweave/database';
import { GridweaveError, type ErrorText } from '@gridweave/kit';

import type { Environment } from '../environment/index.ts';
import type { Logger } from '../log/index.ts';

/** A database that answers, and how to let go of it. */
export interface DatabaseSource {
  readonly database: Database;
  /** Something that the user ought to read. */
  readonly notice?: ErrorText;
  close(): Promise<void>;
}

export interface SourceOptions {
  readonly environment: Environment;
  readonly logger: Logger;
  /** Told why it waits. */
  readonly onWait: (reason: string) => void;
  readonly isClosed: () => boolean;
}

const PATIENCE_MS = 3_000;

/** The database of DATABASE_URL, waited for as long as it takes, or the embedded one of the data folder. */
export async function openSource(options: SourceOptions): Promise<DatabaseSource | undefined> {
  const { environment } = options;
  if (environment.databaseUrl === undefined) {
    const embedded = await startEmbedded({ dataDir: environment.dataFolder });
    const database = open(embedded.url, options);
    return {
      database,
      ...(embedded.notice ? { notice: embedded.notice } : {}),
      async close() {
        await database.close();
        await embedded.stop();
      },
    };
  }
  while (!options.isClosed()) {
    try {
      await waitForDatabase(environment.databaseUrl, {
        timeoutMs: PATIENCE_MS,
        onWait: ({ reason }) => options.onWait(reason),
      });
      const database = open(environment.databaseUrl, options);
      return { database, close: () => database.close() };
    } catch (error) {
      if (!(error instanceof GridweaveError && error.code === 'DATABASE_UNAVAILABLE')) throw error;
      options.logger.warn({ reason: error.message }, 'waiting for the database');
    }
  }
  return undefined;
}

function open(url: string, { environment, logger }: SourceOptions): Database {
  return openDatabase({
    url,
    poolSize: environment.poolSize,
    connectTimeoutMs: 5_000,
    onError: (error) => logger.warn({ error }, 'a database connection was lost'),
  });
}
