import { randomUUID } from 'node:crypto';

import type { Database } from '@gridweave/database';
import { GridweaveError } from '@gridweave/kit';

import { append, ChainBroken, type Head, type LinkedRecord } from './append.ts';
import type { AuditEntry } from './entry.ts';
import { chainOpening } from './record/chain-opening.ts';
import { ensurePartitions, monthAfter, monthOf } from './record/partitions.ts';
import { SideTables } from './record/side-contents.ts';
import { digestOf, linkOf, origin, recordOf } from './record/stored-record.ts';
import type { SealKey } from './seal/seal-key.ts';
import { systemEntry } from './system-entry.ts';

export interface AuditLogOptions {
  readonly database: Database;
  /** Signs the first record of the chain. */
  readonly key: SealKey;
  /** Milliseconds between two writes at most; 250 when not given. */
  readonly flushMs?: number;
  /** Entries kept while the database is away; 20,000 when not given. */
  readonly capacity?: number;
  /** Milliseconds that a durable record waits for the database at most; 5,000 when not given. */
  readonly patienceMs?: number;
  /** Told when entries could not be written; they are kept and tried again. */
  readonly onError?: (error: unknown, waiting: number) => void;
  /** Milliseconds since the epoch; the system's clock unless given. */
  readonly clock?: () => number;
}

/** The log of who read what. Entries are kept in memory for less than half a second, then written in their order. */
export interface AuditLog {
  /** The chain of hashes that this process writes. */
  readonly chain: string;
  /** Throws DATABASE_UNAVAILABLE when no further entry can be kept: nothing may then be read. */
  requireRoom(): void;
  /** True while less than half of the memory for entries is used. */
  readonly spacious: boolean;
  /** Entries that are not written yet. */
  readonly waiting: number;
  record(entry: AuditEntry): void;
  /**
   * Resolves when the entry is committed; entries that come together share a commit.
   * @throws GridweaveError DATABASE_UNAVAILABLE when that takes too long: then the answer must not be given
   */
  recordDurably(entry: AuditEntry): Promise<void>;
  /** Writes what is waiting; rejects when the database is away. */
  flush(): Promise<void>;
  /** Writes what is waiting and ends; what cannot be written within the time is lost, and its number returned. */
  close(): Promise<number>;
}

const BATCH = 2_000;

/**
 * Opens the audit log on a migrated database.
 *
 * ```ts
 * const audit = openAuditLog({ database });
 * audit.requireRoom(); // before reading
 * audit.record(entry); // afterwards, whatever came of it
 * ```
 */
export function openAuditLog(options: AuditLogOptions): AuditLog {
  return new ChainedAuditLog(options);
}

interface Waiting {
  readonly entry: AuditEntry;
  readonly committed?: () => void;
}

class ChainedAuditLog implements AuditLog {
  readonly #database: Database;
  readonly #key: SealKey;
  readonly #flushMs: number;
  readonly #capacity: number;
  readonly #patienceMs: number;
  readonly #onError: NonNullable<AuditLogOptions['onError']>;
  readonly #clock: () => number;
  readonly #side = new SideTables();
  readonly #months = new Set<string>();
  #head: Head = newChain();
  #recordedAt = 0;
  #entries: Waiting[] = [];
  #written = 0;
  /** Linked already, and to be tried again just like this. */
  #linked: { readonly from: Head; readonly batch: readonly LinkedRecord[] } | undefined;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: AuditLogOptions) {
    this.#database = options.database;
    this.#flushMs = options.flushMs ?? 250;
    this.#capacity = options.capacity ?? 20_000;
    this.#patienceMs = options.patienceMs ?? 5_000;
    this.#onError = options.onError ?? (() => {});
    this.#clock = options.clock ?? Date.now;
    this.#key = options.key;
    this.#open();
    this.#writeSoon(this.#flushMs);
  }

  get chain(): string {
    return this.#head.chain;
  }

  get waiting(): number {
    return this.#entries.length;
  }

  get spacious(): boolean {
    return this.#entries.length * 2 < this.#capacity;
  }

  requireRoom(): void {
    if (this.#entries.length < this.#capacity) return;
    throw away();
  }

  record(entry: AuditEntry): void {
    this.#entries.push({ entry });
    if (this.#entries.length >= BATCH && this.#writing === undefined) this.#writeSoon(0);
    else if (this.#timer === undefined) this.#writeSoon(this.#flushMs);
  }

  recordDurably(entry: AuditEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(away()), this.#patienceMs);
      const committed = (): void => {
        clearTimeout(late);
        resolve();
      };
      this.#entries.push({ entry, committed });
      // what comes within the same turn of the loop shares the commit
      if (this.#writing === undefined)
        setImmediate(() => void this.flush().catch(() => this.#writeSoon(this.#flushMs)));
    });
  }

  #writeSoon(delay: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush().catch(() => {
        this.#writeSoon(this.#flushMs);
      });
    }, delay);
  }

  async flush(): Promise<void> {
    const upTo = this.#written + this.#entries.length;
    while (this.#written < upTo) await this.#start();
  }

  #start(): Promise<void> {
    return (this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    }));
  }

  /** Writes what waits now, and goes on only for what cannot wait: otherwise batches would be as small as they can be. */
  async #write(): Promise<void> {
    for (let rest = this.#entries.length; rest > 0;) {
      try {
        rest -= await this.#writeBatch();
      } catch (error) {
        this.#onError(error, this.#entries.length);
        if (!(error instanceof ChainBroken)) throw error;
        this.#beginAnew(error);
        rest = this.#entries.length;
      }
      if (rest <= 0 && this.#cannotWait()) rest = this.#entries.length;
    }
    if (this.#entries.length > 0 && this.#timer === undefined) this.#writeSoon(this.#flushMs);
  }

  #cannotWait(): boolean {
    return this.#entries.length >= BATCH || this.#entries.some(({ committed }) => committed);
  }

  /** Writes one batch; returns how many entries it had. */
  async #writeBatch(): Promise<number> {
    const { from, batch } = (this.#linked ??= this.#link());
    const written = this.#entries.slice(0, batch.length);
    await this.#ensureMonths(batch);
    await append(
      this.#database,
      from,
      batch,
      this.#side,
      written.some(({ committed }) => committed),
    );
    this.#linked = undefined;
    const { record, hash } = batch.at(-1)!;
    this.#head = { chain: from.chain, seq: record.seq, hash };
    this.#entries = this.#entries.slice(batch.length);
    this.#written += batch.length;
    for (const { committed } of written) committed?.();
    return batch.length;
  }

  #link(): { readonly from: Head; readonly batch: readonly LinkedRecord[] } {
    const from = this.#head;
    let { seq, hash } = from;
    const batch = this.#entries.slice(0, BATCH).map(({ entry }) => {
      // the month of a record never lies before that of the one it follows
      this.#recordedAt = Math.max(this.#recordedAt, Math.round(this.#clock()));
      const side = this.#side.of(entry);
      const record = recordOf(entry, { chain: from.chain, seq: ++seq, recordedAt: this.#recordedAt }, side);
      hash = linkOf(hash, digestOf(record));
      return { record, hash, side };
    });
    return { from, batch };
  }

  async #ensureMonths(batch: readonly LinkedRecord[]): Promise<void> {
    const needed = new Set(batch.map(({ record }) => monthOf(record.recordedAt)));
    const missing = [...needed].filter((month) => !this.#months.has(month));
    if (missing.length === 0) return;
    const ahead = [...new Set([...missing, monthAfter(missing.at(-1)!)])];
    await ensurePartitions(this.#database.db, ahead);
    for (const month of missing) this.#months.add(month);
  }

  /** Somebody wrote to the chain: it stays as it is, for verification to find, and another one goes on. */
  #beginAnew({ head: { chain, seq, hash } }: ChainBroken): void {
    this.#linked = undefined;
    this.#head = newChain();
    const details = { chain, seq, hash: hash.toString('hex') };
    this.#entries.unshift({ entry: systemEntry('CHAIN_BROKEN', details, this.#clock()) });
    this.#open();
  }

  #open(): void {
    this.#entries.unshift({ entry: chainOpening(this.#head.chain, this.#key, this.#clock()) });
  }

  async close(): Promise<number> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.flush().catch(() => {});
    return this.#entries.length;
  }
}

function newChain(): Head {
  return { chain: randomUUID(), seq: 0, hash: origin };
}

function away(): GridweaveError {
  return new GridweaveError('DATABASE_UNAVAILABLE', {
    zh: '审计记录暂时无法写入数据库,因此不提供查询。请稍后重试',
    en: 'The audit log cannot be written to the database now, so nothing can be read. Try again later',
  });
}
