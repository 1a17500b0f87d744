import type { Kysely } from 'kysely';

import { isOpening } from '../record/chain-opening.ts';
import { type ReadRecord, readChain } from '../record/read-records.ts';
import { digestOf, linkOf, origin } from '../record/stored-record.ts';
import type { PublicKey } from '../seal/seal-key.ts';
import type { Faults } from './report.ts';
import type { SealedChain } from './verify-seals.ts';

const PAGE = 2_000;
const MOST_LOOSE = 200;

/** What was read of a chain. */
export interface ChainReport {
  readonly records: number;
  readonly unsealed: number;
}

export interface ChainToVerify {
  readonly db: Kysely<any>;
  readonly chain: string;
  readonly keys: readonly PublicKey[];
  readonly sealed: SealedChain | undefined;
  readonly faults: Faults;
  readonly onRecord: (record: ReadRecord) => void;
}

/** A place whose record does not fit, with what it should follow. */
interface Loose {
  readonly seq: number;
  readonly previous: readonly Buffer[];
}

/**
 * Follows a chain from its first record: each has to say what its hash was made of, follow the one before it, and fit
 * the heads that were sealed. Reads page by page.
 */
export async function verifyChain(given: ChainToVerify): Promise<ChainReport> {
  const { db, chain } = given;
  const walk = new ChainWalk(given);
  for (let from = 0; ;) {
    const page = await readChain(db, chain, from, PAGE);
    for (const record of page) walk.next(record);
    if (page.length < PAGE) break;
    from = page.at(-1)!.seq + 1;
  }
  return walk.end();
}

class ChainWalk {
  readonly #given: ChainToVerify;
  readonly #heads: Map<number, { readonly hash: string; readonly seal: number }>;
  readonly #lastSealed: number;
  readonly #loose: Loose[] = [];
  /** What the next record may follow: the stored hash, and the right one where they differ. */
  #previous: readonly Buffer[] = [origin];
  #next = 1;
  #records = 0;
  #unsealed = 0;

  constructor(given: ChainToVerify) {
    this.#given = given;
    this.#heads = new Map(given.sealed?.heads);
    this.#lastSealed = Math.max(0, ...this.#heads.keys());
    // what was deleted after its time, month by month
    for (const [, first, last, hash] of [...(given.sealed?.deleted ?? [])].sort((a, b) => a[1] - b[1])) {
      if (first !== this.#next) break;
      for (const seq of this.#heads.keys()) if (seq <= last) this.#heads.delete(seq);
      this.#next = last + 1;
      this.#previous = [Buffer.from(hash, 'hex')];
    }
  }

  next(record: ReadRecord): void {
    const { chain, seq } = record;
    this.#records++;
    if (seq > this.#lastSealed) this.#unsealed++;
    this.#given.onRecord(record);
    if (seq < this.#next) {
      this.#fault('inserted', seq, {
        zh: `链 ${chain} 第 ${seq} 条有两条:其一是插入的`,
        en: `record ${seq} of chain ${chain} stands there twice: one of them was inserted`,
      });
      return;
    }
    if (seq > this.#next) this.#gap(seq);
    if (seq === 1 && !isOpening(record, this.#given.keys))
      this.#fault('inserted', seq, {
        zh: `链 ${chain} 未由所信任的密钥开启:整条链是插入的,或其公钥未列入`,
        en: `chain ${chain} was not opened with a trusted key: all of it was inserted, or its public key was not given`,
      });
    const hash = Buffer.from(record.hash, 'hex');
    const digest = digestOf(record);
    const links = this.#previous.map((previous) => linkOf(previous, digest));
    const fits = links.some((link) => link.equals(hash));
    if (!fits) this.#misfit(record);
    const head = this.#heads.get(seq);
    this.#heads.delete(seq);
    if (head && head.hash !== record.hash)
      this.#fault(
        'changed',
        seq,
        {
          zh: `链 ${chain} 第 ${seq} 条与签封 ${head.seal} 不符:它或其前的记录在签封后被改写`,
          en: `record ${seq} of chain ${chain} does not fit seal ${head.seal}: it or some before it were rewritten after the seal`,
        },
        head.seal,
      );
    this.#previous = fits ? [hash] : [hash, ...links];
    this.#next = seq + 1;
  }

  end(): ChainReport {
    const { chain } = this.#given;
    const missing = [...this.#heads].filter(([seq]) => seq >= this.#next).sort(([a], [b]) => b - a)[0];
    if (missing)
      this.#fault(
        'removed',
        this.#next,
        {
          zh: `链 ${chain} 第 ${this.#next} 至 ${missing[0]} 条已被删除:签封 ${missing[1].seal} 时尚在`,
          en: `records ${this.#next} to ${missing[0]} of chain ${chain} were removed: seal ${missing[1].seal} covers them`,
        },
        missing[1].seal,
      );
    return { records: this.#records, unsealed: this.#unsealed };
  }

  #gap(seq: number): void {
    const { chain } = this.#given;
    const last = seq - 1;
    const from = this.#next;
    this.#fault('removed', from, {
      zh: `链 ${chain} 第 ${from === last ? from : `${from} 至 ${last}`} 条已被删除`,
      en:
        from === last
          ? `record ${from} of chain ${chain} was removed`
          : `records ${from} to ${last} of chain ${chain} were removed`,
    });
  }

  #misfit(record: ReadRecord): void {
    const { chain, seq } = record;
    // after a gap nothing that it could follow is known
    const isAfterGap = seq !== this.#next;
    const moved = this.#loose.find(({ seq: other, previous }) => {
      const digest = digestOf({ ...record, seq: other });
      return previous.some((one) => linkOf(one, digest).toString('hex') === record.hash);
    });
    if (moved)
      this.#fault('reordered', seq, {
        zh: `链 ${chain} 第 ${seq} 条原为第 ${moved.seq} 条:次序被调换`,
        en: `record ${seq} of chain ${chain} was record ${moved.seq}: they were put in another order`,
      });
    else if (!isAfterGap)
      this.#fault('changed', seq, {
        zh: `链 ${chain} 第 ${seq} 条与其哈希不符:内容被改动、调换或插入`,
        en: `record ${seq} of chain ${chain} does not fit its hash: it was changed, moved or inserted`,
      });
    if (this.#loose.length < MOST_LOOSE) this.#loose.push({ seq, previous: this.#previous });
  }

  #fault(
    kind: 'changed' | 'removed' | 'inserted' | 'reordered',
    seq: number,
    text: { zh: string; en: string },
    seal?: number,
  ): void {
    const { chain, faults } = this.#given;
    faults.add(kind, { chain, seq, ...(seal === undefined ? {} : { seal }) }, text);
  }
}
