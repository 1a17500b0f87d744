export { migrate, type AppliedMigration, type MigrateOptions } from './migrate.ts';
export type { MigrationSource } from './source.ts';
