import { type Kysely, sql } from 'kysely';

import type { PublicKey } from '../seal/seal-key.ts';
import type { AuditReport, NotedSeal } from './report.ts';
import { Faults } from './report.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyContents } from './verify-contents.ts';
import { verifySeals } from './verify-seals.ts';

export interface VerifyOptions {
  readonly db: Kysely<any>;
  /** The keys that are trusted; those of all servers that ever wrote to the log. */
  readonly publicKeys: readonly PublicKey[];
  /** A seal that was noted elsewhere: shows that nothing after it was rewritten with the key itself. */
  readonly noted?: NotedSeal | undefined;
  /** Told how many records were read. */
  readonly onProgress?: (records: number) => void;
}

const PROGRESS_EACH = 20_000;

/**
 * Verifies the whole log: every record, its place, the contents that it refers to, and all seals. Finds what was
 * changed, removed, inserted or put in another order, and says where. Reads one moment, in constant memory.
 */
export async function verifyAudit({ db, publicKeys, noted, onProgress }: VerifyOptions): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const faults = new Faults();
      const sealed = await verifySeals(trx, publicKeys, noted, faults);
      const names = new Set([...(await chainNames(trx)), ...sealed.chains.keys()]);
      const references = { documents: new Set<string>(), fields: new Set<string>() };
      let [records, unsealed, told] = [0, 0, 0];
      for (const chain of [...names].sort()) {
        const found = await verifyChain({
          db: trx,
          chain,
          keys: publicKeys,
          sealed: sealed.chains.get(chain),
          faults,
          onRecord({ document, fields, outcome, details }) {
            if (document) references.documents.add(document);
            if (fields) references.fields.add(fields);
            if (outcome === 'CHAIN_BROKEN') reportBroken(details, faults);
            if (++told % PROGRESS_EACH === 0) onProgress?.(told);
          },
        });
        records += found.records;
        unsealed += found.unsealed;
      }
      await verifyContents(trx, references, faults);
      return {
        records,
        chains: names.size,
        seals: sealed.seals,
        unsealed,
        lastSeal: sealed.last,
        faults: faults.list,
      };
    });
}

/** A process found that its chain had been written to by somebody else. */
function reportBroken(details: string | null, faults: Faults): void {
  const { chain, seq } = JSON.parse(details ?? '{}') as { chain?: string; seq?: number };
  faults.add(
    'changed',
    { ...(chain ? { chain } : {}), ...(seq === undefined ? {} : { seq }) },
    {
      zh: `链 ${chain} 在第 ${seq} 条之后被他人写过:其进程写入时发现`,
      en: `chain ${chain} was written to by somebody else after record ${seq}: its own process found that when it went on`,
    },
  );
}

async function chainNames(db: Kysely<any>): Promise<readonly string[]> {
  const { rows } = await sql<{ chain: string }>`
    with recursive found as (
      (select chain from audit.record order by chain limit 1)
      union all
      select (select r.chain from audit.record as r where r.chain > found.chain order by r.chain limit 1)
      from found where found.chain is not null)
    select chain from found where chain is not null`.execute(db);
  return rows.map(({ chain }) => chain);
}
