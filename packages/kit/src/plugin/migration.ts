import type { Kysely } from 'kysely';

/**
 * One step of a plugin's history in its own PostgreSQL schema: forward only, run once, in a transaction,
 * under a lock. The search path is the plugin's schema; its name is created before the first step.
 */
export interface Migration {
  /** Sorts the steps and names them in the history: `001-tables`. */
  readonly name: string;
  /** True when code that does not know this step must not run on the database any more. */
  readonly breaking: boolean;
  up(db: Kysely<any>): Promise<void>;
}
