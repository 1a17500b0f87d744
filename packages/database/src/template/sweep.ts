import { sql } from 'kysely';

import { onOneConnection } from './maintenance.ts';
import { isTemplateName, madeAt } from './names.ts';

const HOUR = 3_600_000;

export interface SweepOptions {
  /** Copies older than this are dropped when nobody is connected; two hours when not given. */
  readonly copiesOlderThanMs?: number;
  /** Templates prepared longer ago than this are dropped; a week when not given. */
  readonly templatesOlderThanMs?: number;
}

/** Drops what killed test runs left on a server that outlives them, and returns the names. Nothing else is touched. */
export async function sweepCopies(serverUrl: string, options: SweepOptions = {}): Promise<string[]> {
  const oldCopy = Date.now() - (options.copiesOlderThanMs ?? 2 * HOUR);
  const oldTemplate = Date.now() - (options.templatesOlderThanMs ?? 7 * 24 * HOUR);
  return onOneConnection(serverUrl, async (db) => {
    const { rows } = await sql<{ name: string; made: string | null }>`
      select datname as name, shobj_description(oid, 'pg_database') as made from pg_database
      where datname not in (select datname from pg_stat_activity where datname is not null)
    `.execute(db);
    const dropped: string[] = [];
    for (const { name, made } of rows) {
      const old = isTemplateName(name) ? Date.parse(made ?? '') < oldTemplate : (madeAt(name) ?? Infinity) < oldCopy;
      if (!old) continue;
      // without force: a database that somebody opened meanwhile stays
      const gone = await sql`drop database if exists ${sql.id(name)}`.execute(db).then(
        () => true,
        () => false,
      );
      if (gone) dropped.push(name);
    }
    return dropped;
  });
}
