import type { Kysely } from 'kysely';

import { openDatabase } from '../connection/open-database.ts';

/** Runs `work` on one connection, kept for as long as it takes, so that session locks hold. */
export async function onOneConnection<T>(url: string, work: (db: Kysely<any>) => Promise<T>): Promise<T> {
  const database = openDatabase({ url, poolSize: 1, applicationName: 'gridweave-template' });
  try {
    return await database.db.connection().execute(work);
  } finally {
    await database.close();
  }
}
