import { type Kysely, sql, type Transaction } from 'kysely';
import type { MigrationSource } from '../migrations/source.ts';
import { type Fence, fencesOf } from './fence.ts';
import { fencedTransaction } from './fenced-transaction.ts';
import { judgeRows } from './judge.ts';
import { roleInForce, whoIsConnected } from './roles.ts';

/** A transaction as a resolver of a plugin may use it. */
export interface PluginTransaction {
  readonly transaction: Transaction<any>;
  /**
   * Called when the resolver is done, before the transaction commits.
   * @throws Error when something was touched that is not the plugin's
   */
  judge(): Promise<void>;
}

export interface PluginTransactionOptions {
  readonly plugin: string;
  /** What one statement may take. */
  readonly timeoutMs: number;
  readonly maximumRows: number;
  /** Tables that the platform writes in the same transaction, as `schema.table`. */
  readonly platform: readonly string[];
}

/** Gives plugins transactions in which they reach their own tables, and read those of the plugins they depend on. */
export type Confine = (transaction: Transaction<any>, options: PluginTransactionOptions) => Promise<PluginTransaction>;

/** Reads which roles are in force on a migrated database. */
export async function openConfinement(db: Kysely<any>, sources: readonly MigrationSource[]): Promise<Confine> {
  const connected = await whoIsConnected(db);
  const fences = new Map<string, Fence>();
  for (const [plugin, fence] of fencesOf(sources))
    fences.set(plugin, { ...fence, role: await roleInForce(db, connected, fence.schema) });
  return async (transaction, { plugin, timeoutMs, maximumRows, platform }) => {
    const fence = fences.get(plugin);
    if (fence === undefined) throw new Error(`plugin ${plugin} has no fence`);
    await sql`select set_config('statement_timeout', ${String(timeoutMs)}, true)`.execute(transaction);
    const own = new Set(['change.*', ...platform]);
    return {
      transaction: fencedTransaction(transaction, { role: fence.role, rules: 'rows', maximumRows }),
      judge: () => judgeRows(transaction, fence, own),
    };
  };
}
