import { sql } from 'kysely';

import { withDatabaseName } from '../connection/url.ts';
import { onOneConnection } from './maintenance.ts';
import { copyName } from './names.ts';
import { ensureTemplate, type Template } from './template.ts';

/** A database of its own on a server. */
export interface DatabaseCopy {
  readonly url: string;
  readonly name: string;
  /** Drops it, with whoever is still connected; may be called twice. */
  drop(): Promise<void>;
}

/** Creates a database as a copy of the template, or an empty one. */
export async function copyDatabase(serverUrl: string, template?: Template): Promise<DatabaseCopy> {
  const source = template === undefined ? 'template0' : await ensureTemplate(serverUrl, template);
  const name = copyName(Date.now());
  await onOneConnection(serverUrl, (db) =>
    sql`create database ${sql.id(name)} template ${sql.id(source)} encoding 'UTF8'`.execute(db),
  );
  return {
    name,
    url: withDatabaseName(serverUrl, name),
    async drop() {
      await onOneConnection(serverUrl, (db) => sql`drop database if exists ${sql.id(name)} with (force)`.execute(db));
    },
  };
}
