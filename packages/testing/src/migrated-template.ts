import { hash } from 'node:crypto';

import { migrate, openDatabase, type Template } from '@gridweave/database';
import type { Plugin } from '@gridweave/kit';
import { migrationSources } from '@gridweave/server';

/** A database with the tables of the plugins, made once for all test files that use the same ones. */
export function migratedTemplate(plugins: readonly Plugin[]): Template {
  const sources = migrationSources(plugins);
  const text = sources.map((s) => `${s.schema}:${s.migrations.map((m) => `${m.name}=${String(m.up)}`).join(';')}`);
  return {
    key: hash('sha256', text.join('\n')),
    async prepare(url) {
      const database = openDatabase({ url, poolSize: 2 });
      try {
        await migrate(database, sources);
      } finally {
        await database.close();
      }
    },
  };
}
