import { type Kysely, sql, type Transaction } from 'kysely';
import type { Policy } from '../policy/policy.ts';
import { type Access, accessKey, accessOf } from './access.ts';
import { diffPolicies, type Models } from './diff-policies.ts';
import { type ChangedRows, type Level, rowsChanged } from './rows-changed.ts';

export interface RowChangeOptions {
  /** A replica will do: nothing is written. */
  readonly db: Kysely<any>;
  readonly before: Policy | undefined;
  readonly after: Policy | undefined;
  readonly models: Models;
  /** Milliseconds that one statement may take; there is one for each group of fields that change alike. */
  readonly statementTimeoutMs: number;
}

/** How many rows show some fields otherwise; null when their statement took too long. */
export interface RowChanges {
  readonly type: string;
  /** Coordinates of fields that change alike. */
  readonly fields: readonly string[];
  readonly became: readonly { readonly from: Level; readonly to: Level; readonly rows: number }[] | null;
  readonly timedOut: boolean;
}

interface Group {
  readonly type: string;
  readonly fields: string[];
  readonly before: Access;
  readonly after: Access;
}

/**
 * Counts the rows that become visible, invisible or masked otherwise, per group of fields that change alike. All
 * counts are of one moment. Groups in which no row changes are left out.
 */
export async function countRowChanges(options: RowChangeOptions): Promise<readonly RowChanges[]> {
  const groups = groupsOf(options);
  if (groups.length === 0) return [];
  const timeout = `${Math.max(1, Math.round(options.statementTimeoutMs))}ms`;
  return options.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${timeout}, true)`.execute(trx);
      const counted: RowChanges[] = [];
      for (const group of groups) {
        const { type, fields } = group;
        const became = await count(trx, group);
        if (became === null) counted.push({ type, fields, became, timedOut: true });
        else if (became.length > 0)
          counted.push({
            type,
            fields,
            became: became.map(({ from, to, rows }) => ({ from, to, rows: Number(rows) })),
            timedOut: false,
          });
      }
      return counted;
    });
}

async function count(trx: Transaction<any>, { before, after }: Group): Promise<readonly ChangedRows[] | null> {
  const statement = rowsChanged(before, after);
  if (!statement) return [];
  // an error ends a transaction but for what a savepoint holds
  await sql`savepoint counting`.execute(trx);
  try {
    const { rows } = await statement.execute(trx);
    await sql`release savepoint counting`.execute(trx);
    return rows;
  } catch (error) {
    if (!isCanceled(error)) throw error;
    await sql`rollback to savepoint counting`.execute(trx);
    return null;
  }
}

function groupsOf({ before, after, models }: RowChangeOptions): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const change of diffPolicies(before, after, models).changes) {
    if (change.kind !== 'field' || !change.access) continue;
    const { type, coordinate } = change;
    const name = coordinate.slice(type.length + 1);
    const was = accessOf(models.before.types.get(type), before?.types.get(type), name);
    const is = accessOf(models.after.types.get(type), after?.types.get(type), name);
    const key = JSON.stringify([type, accessKey(was), accessKey(is)]);
    const group = groups.get(key) ?? { type, fields: [], before: was, after: is };
    group.fields.push(coordinate);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isCanceled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
