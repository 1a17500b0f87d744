import type { Transaction } from 'kysely';
import type { ReadSettings } from './settings.ts';

/** What a plugin's own work has, when no caller asked for it. */
export interface WorkContext {
  /** Reaches the plugin's own tables, and reads those of plugins in dependsOn. */
  readonly transaction: Transaction<any>;
  /** Aborted when the time is over or the server stops. */
  readonly signal: AbortSignal;
  readonly settings: ReadSettings;
}
