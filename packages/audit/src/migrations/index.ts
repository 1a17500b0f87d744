import type { MigrationSource } from '@gridweave/database';
import { dataRead } from './001-data-read.ts';
import { chains } from './002-chains.ts';
import { verifications } from './003-verifications.ts';

/** The tables of the audit log, in a PostgreSQL schema of its own. */
export const auditMigrations: MigrationSource = {
  plugin: 'audit',
  schema: 'audit',
  migrations: [dataRead, chains, verifications],
};
