import type { Database } from '@gridweave/database';
import { GridweaveError } from '@gridweave/kit';
import { type Kysely, sql } from 'kysely';

import { type Month, monthOf, partitionMonths, partitionName } from '../record/partitions.ts';
import type { DeletedRange } from '../seal/seal.ts';
import type { SealKey } from '../seal/seal-key.ts';
import { insertSeal, lockSeals } from '../seal/write-seal.ts';

export interface PruneOptions {
  readonly database: Database;
  readonly key: SealKey;
  /** Months before this one are deleted. */
  readonly before: Month;
  /** Years for which records are kept at least; 3 or more. */
  readonly retentionYears?: number;
}

/** A month that was deleted. */
export interface PrunedMonth {
  readonly month: Month;
  readonly records: number;
  readonly seal: number;
}

/**
 * Deletes months whose time is over. A seal says what was deleted, so that verification tells it from tampering.
 * @throws GridweaveError BAD_USER_INPUT for a month that has to be kept
 */
export async function pruneAudit(options: PruneOptions): Promise<readonly PrunedMonth[]> {
  const { database, before, retentionYears = 3 } = options;
  if (retentionYears < 3)
    throw new GridweaveError('BAD_USER_INPUT', { zh: '至少保存 3 年', en: 'records are kept for 3 years at least' });
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(before))
    throw new GridweaveError('BAD_USER_INPUT', { zh: '月份应为 YYYY-MM', en: 'the month is written as YYYY-MM' });
  const now = new Date();
  const limit = monthOf(Date.UTC(now.getUTCFullYear() - retentionYears, now.getUTCMonth(), 1));
  if (before > limit)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `${limit} 及以后的记录须保存,只可删除更早的`,
      en: `records from ${limit} on have to be kept; only earlier ones can be deleted`,
    });
  const pruned: PrunedMonth[] = [];
  for (const month of await partitionMonths(database.db))
    if (month < before) pruned.push(await pruneMonth(database.db, month, options.key));
  return pruned;
}

async function pruneMonth(db: Kysely<any>, month: Month, key: SealKey): Promise<PrunedMonth> {
  const table = sql.table(`audit.${partitionName(month)}`);
  return db.transaction().execute(async (trx) => {
    await lockSeals(trx);
    const { rows } = await sql<{ chain: string; first: number; last: number; hash: string; records: number }>`
      select chain, min(seq)::float8 as first, max(seq)::float8 as last, count(*)::float8 as records,
        (array_agg(encode(hash, 'hex') order by seq desc))[1] as hash
      from ${table} group by chain order by chain`.execute(trx);
    const ranges = rows.map(({ chain, first, last, hash }): DeletedRange => [chain, first, last, hash]);
    const records = rows.reduce((sum, row) => sum + row.records, 0);
    const seal = await insertSeal(trx, key, { heads: [], deletion: { month, records, ranges } });
    await sql`drop table ${table}`.execute(trx);
    return { month, records, seal: seal.number };
  });
}
