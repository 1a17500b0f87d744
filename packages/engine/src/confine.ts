import type { Transaction } from 'kysely';

/** Gives a resolver of a plugin a transaction in which it reaches its own tables only. */
export type Confine = (
  transaction: Transaction<any>,
  options: {
    readonly plugin: string;
    readonly timeoutMs: number;
    readonly maximumRows: number;
    /** Tables that the platform writes in the same transaction. */
    readonly platform: readonly string[];
  },
) => Promise<{
  readonly transaction: Transaction<any>;
  /** Throws, before the transaction commits, when something else was touched. */
  judge(): Promise<void>;
}>;
