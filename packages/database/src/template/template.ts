import { sql, type Kysely } from 'kysely';

import { withDatabaseName } from '../connection/url.ts';
import { onOneConnection } from './maintenance.ts';
import { templateName, unfinishedName } from './names.ts';

/** How a template comes to be: `prepare` fills an empty database and closes its connections; `key` changes when its work does. */
export interface Template {
  readonly key: string;
  prepare(url: string): Promise<void>;
}

/**
 * Makes sure that the template exists on the server and returns its name. Prepared once per server and key,
 * under a lock: others that ask at the same time wait. A preparation that was killed is begun anew.
 */
export async function ensureTemplate(serverUrl: string, template: Template): Promise<string> {
  const name = templateName(template.key);
  await onOneConnection(serverUrl, async (db) => {
    if (await exists(db, name)) return;
    await sql`select pg_advisory_lock(hashtext(${name}))`.execute(db);
    if (await exists(db, name)) return;
    const unfinished = unfinishedName(name);
    await sql`drop database if exists ${sql.id(unfinished)} with (force)`.execute(db);
    await sql`create database ${sql.id(unfinished)} template template0 encoding 'UTF8'`.execute(db);
    // sweeping reads the age here
    await sql`comment on database ${sql.id(unfinished)} is ${sql.lit(new Date().toISOString())}`.execute(db);
    await template.prepare(withDatabaseName(serverUrl, unfinished));
    // a template with open connections can be neither renamed nor copied
    await sql`alter database ${sql.id(unfinished)} allow_connections false`.execute(db);
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${unfinished}`.execute(db);
    await sql`alter database ${sql.id(unfinished)} rename to ${sql.id(name)}`.execute(db);
  });
  return name;
}

async function exists(db: Kysely<any>, name: string): Promise<boolean> {
  const { rows } = await sql`select from pg_database where datname = ${name}`.execute(db);
  return rows.length === 1;
}
