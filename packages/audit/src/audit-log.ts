import type { Database } from '@gridweave/database';
import { GridweaveError } from '@gridweave/kit';

import { append } from './append.ts';
import type { AuditEntry } from './entry.ts';
import { FieldLists } from './field-lists.ts';

export interface AuditLogOptions {
  readonly database: Database;
  /** Milliseconds between two writes at most; 250 when not given. */
  readonly flushMs?: number;
  /** Entries kept while the database is away; 20,000 when not given. */
  readonly capacity?: number;
  /** Told when entries could not be written; they are kept and tried again. */
  readonly onError?: (error: unknown, waiting: number) => void;
}

/** The log of who read what. Entries are kept in memory for less than half a second, then written in their order. */
export interface AuditLog {
  /** Throws DATABASE_UNAVAILABLE when no further entry can be kept: nothing may then be read. */
  requireRoom(): void;
  /** True while less than half of the memory for entries is used. */
  readonly spacious: boolean;
  /** Entries that are not written yet. */
  readonly waiting: number;
  record(entry: AuditEntry): void;
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
  return new BufferedAuditLog(options);
}

class BufferedAuditLog implements AuditLog {
  readonly #database: Database;
  readonly #flushMs: number;
  readonly #capacity: number;
  readonly #onError: NonNullable<AuditLogOptions['onError']>;
  readonly #fieldLists = new FieldLists();
  #entries: AuditEntry[] = [];
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: AuditLogOptions) {
    this.#database = options.database;
    this.#flushMs = options.flushMs ?? 250;
    this.#capacity = options.capacity ?? 20_000;
    this.#onError = options.onError ?? (() => {});
  }

  get waiting(): number {
    return this.#entries.length;
  }

  get spacious(): boolean {
    return this.#entries.length * 2 < this.#capacity;
  }

  requireRoom(): void {
    if (this.#entries.length < this.#capacity) return;
    throw new GridweaveError('DATABASE_UNAVAILABLE', {
      zh: '审计记录暂时无法写入数据库,因此不提供查询。请稍后重试',
      en: 'The audit log cannot be written to the database now, so nothing can be read. Try again later',
    });
  }

  record(entry: AuditEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length >= BATCH && this.#writing === undefined) this.#writeSoon(0);
    else if (this.#timer === undefined) this.#writeSoon(this.#flushMs);
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

  flush(): Promise<void> {
    return (this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    }));
  }

  async #write(): Promise<void> {
    while (this.#entries.length > 0) {
      const batch = this.#entries.slice(0, BATCH);
      try {
        await append(this.#database.db, batch, this.#fieldLists);
      } catch (error) {
        this.#onError(error, this.#entries.length);
        throw error;
      }
      this.#entries = this.#entries.slice(batch.length);
    }
  }

  async close(): Promise<number> {
    this.#closed = true;
    clearTimeout(this.#timer);
    // one that is under way may have begun before the last entries came
    await this.#writing?.catch(() => {});
    await this.flush().catch(() => {});
    return this.#entries.length;
  }
}
