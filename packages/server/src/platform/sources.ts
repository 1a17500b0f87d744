import { accessMigrations } from '@gridweave/access';
import { auditMigrations } from '@gridweave/audit';
import { changeMigrations, type MigrationSource } from '@gridweave/database';
import { platformMigrations, type Plugin } from '@gridweave/kit';
import { webhookMigrations } from '@gridweave/webhooks';

import { presenceMigrations } from '../presence/index.ts';
import { workMigrations } from '../plugin-work/index.ts';

const PLATFORM = 'gridweave';

/** Everything that has tables: the platform's functions, access, audit, changes, webhooks, jobs, server processes, then the plugins. */
export function migrationSources(plugins: readonly Plugin[]): readonly MigrationSource[] {
  return [
    { plugin: PLATFORM, schema: 'gridweave', migrations: platformMigrations },
    accessMigrations,
    auditMigrations,
    changeMigrations,
    webhookMigrations,
    workMigrations,
    presenceMigrations,
    ...plugins.map(({ name, schema, dependsOn, migrations, tables }) => ({
      plugin: name,
      schema,
      dependsOn: [PLATFORM, ...dependsOn.map((other) => other.name)],
      migrations,
      tables: tables.map((table) => table.name),
      fenced: true,
    })),
  ];
}
