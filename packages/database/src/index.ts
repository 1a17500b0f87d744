export {
  connectionConfig,
  isUnavailable,
  openDatabase,
  parseDatabaseUrl,
  redactUrl,
  waitForDatabase,
  withDatabaseName,
  type Database,
  type DatabaseOptions,
  type ServerFacts,
  type WaitOptions,
} from './connection/index.ts';
export {
  discardLeftovers,
  startEmbedded,
  throwAwayFlags,
  type Embedded,
  type EmbeddedOptions,
} from './embedded/index.ts';
export {
  openConfinement,
  type Confine,
  type PluginTransaction,
  type PluginTransactionOptions,
} from './confinement/index.ts';
export { migrate, type AppliedMigration, type MigrateOptions, type MigrationSource } from './migrations/index.ts';
export {
  copyDatabase,
  ensureTemplate,
  sweepCopies,
  type DatabaseCopy,
  type SweepOptions,
  type Template,
} from './template/index.ts';
export {
  changeMigrations,
  ChangeTail,
  keepChangeLog,
  positionOf,
  positionText,
  readChanges,
  readPosition,
  recordWriter,
  type ChangeEntry,
  type ChangePage,
  type ChangePosition,
  type TailOptions,
  type WriterOptions,
} from './changes/index.ts';
