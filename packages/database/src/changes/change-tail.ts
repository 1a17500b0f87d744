import { openDatabase, type Database } from '../connection/index.ts';
import { sql } from 'kysely';
import type { ChangeEntry } from './entry.ts';
import { type ChangePosition, missingIn, without } from './position.ts';
import { positionOf } from './read-changes.ts';

export interface TailOptions {
  readonly url: string;
  /** How often the log is looked at; 100 unless given. */
  readonly pollMs?: number;
  /** New entries in the order of their ids, and the position behind them; nothing is told twice. */
  readonly onEntries: (entries: readonly ChangeEntry[], position: ChangePosition) => void;
  /** Told of looks that failed; the tail goes on from where it was. */
  readonly onError: (error: Error) => void;
}

interface Row {
  readonly id: string | null;
  readonly at: string;
  readonly type: string;
  readonly street: string | null;
  readonly from: string | null;
  readonly record: string;
  readonly kind: 'created' | 'changed';
  readonly columns: readonly string[];
  readonly oldest: string;
  readonly settled: string;
  readonly standby: boolean;
}

/** A gap in the ids, and a transaction id that was drawn after the gap was noticed; unknown at first, and on a standby. */
interface Gap {
  readonly from: bigint;
  readonly to: bigint;
  readonly until: bigint | undefined;
}

const LOOK = 5_000;
const SETTLE_MS = 1_000;

/**
 * Follows the change log of one process. Ids become visible out of order; a missing one is asked for again at each look
 * and given up only when every transaction that ran when it was noticed has ended, so a long transaction delays its own
 * entries and no others. Works on a hot standby as well, where gaps end as the primary notes that they are settled.
 */
export class ChangeTail {
  readonly #options: TailOptions;
  readonly #pollMs: number;
  #last: bigint | undefined;
  #gaps: Gap[] = [];
  #settledAt = 0;
  #closed = false;
  #wake: () => void = () => {};
  #done: Promise<void> | undefined;
  readonly #started: Promise<void>;
  #begun: () => void = () => {};

  constructor(options: TailOptions) {
    this.#options = options;
    this.#pollMs = options.pollMs ?? 100;
    this.#started = new Promise((resolve) => {
      this.#begun = resolve;
    });
  }

  /** Begins at the end of the log; resolves when the end is known. */
  start(): Promise<void> {
    this.#done ??= this.#run();
    return this.#started;
  }

  /** How far it has come; undefined before it has begun. */
  get position(): ChangePosition | undefined {
    return this.#last === undefined ? undefined : { last: this.#last, gaps: this.#gaps };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const database = openDatabase({
        url: this.#options.url,
        poolSize: 1,
        applicationName: 'gridweave-changes',
        statementTimeoutMs: 5_000,
        connectTimeoutMs: 5_000,
        onError: () => this.#wake(),
      });
      try {
        if (this.#last === undefined) await this.#begin(database);
        while (!this.#closed) {
          await this.#look(database);
          await this.#sleep(this.#pollMs);
        }
      } catch (error) {
        if (!this.#closed) this.#options.onError(error instanceof Error ? error : new Error(String(error)));
      }
      await Promise.race([database.close().catch(() => {}), pause(1_000)]);
      if (!this.#closed) await this.#sleep(Math.max(this.#pollMs, 200));
    }
    this.#begun();
  }

  async #begin({ db }: Database): Promise<void> {
    const position = await positionOf(db);
    const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(
      db,
    );
    this.#gaps = position.gaps.map((gap) => ({ ...gap, until: BigInt(rows[0]!.next) }));
    this.#last = position.last;
    this.#begun();
  }

  async #look({ db }: Database): Promise<void> {
    for (;;) {
      const last = this.#last!;
      const { rows } = await sql<Row>`
        select e.id::text, e.at, e.type, e.street_code as street, e.before->>'street_code' as from, e.record::text, e.kind, e.columns,
          pg_snapshot_xmin(pg_current_snapshot())::text as oldest, b.settled::text, pg_is_in_recovery() as standby
        from change.bounds as b left join lateral (
          (select * from change.entry where id > ${String(last)}::int8 order by id limit ${LOOK})
          union all
          (select g.* from unnest(${this.#gaps.map(({ from }) => String(from))}::int8[],
              ${this.#gaps.map(({ to }) => String(to))}::int8[]) as r (low, high)
            join change.entry as g on g.id between r.low and r.high
            order by g.id limit ${LOOK})
        ) as e on true
        order by e.id`.execute(db);
      const oldest = BigInt(rows[0]!.oldest);
      const settled = BigInt(rows[0]!.settled);
      const entries = rows.flatMap((row): ChangeEntry[] => (row.id === null ? [] : [entryOf(row, row.id)]));
      const fresh = entries.map(({ id }) => id).filter((id) => id > last);
      const came = entries.map(({ id }) => id).filter((id) => id <= last);
      // of a large transaction only a part was read: its gap stays, whether the transaction has ended or not
      const isCut = came.length === LOOK;
      this.#gaps = [
        ...this.#gaps
          .filter(({ until, to }) => isCut || (to > settled && (until === undefined || until > oldest)))
          .flatMap((gap) => without([gap], came).map((range) => ({ ...range, until: gap.until }))),
        ...missingIn(last, fresh).map((range) => ({ ...range, until: undefined })),
      ];
      this.#last = fresh.at(-1) ?? last;
      if (entries.length > 0) this.#options.onEntries(entries, { last: this.#last, gaps: this.#gaps });
      if (fresh.length === LOOK || isCut) continue;
      if (!rows[0]!.standby) {
        await this.#limitGaps(db);
        await this.#settle(db);
      }
      return;
    }
  }

  /**
   * Whoever can fill a gap drew a transaction id before the gap was noticed, so one that is drawn now is above all of
   * them. The xmax of a snapshot is not: it ends at the newest that has completed.
   */
  async #limitGaps(db: Database['db']): Promise<void> {
    if (!this.#gaps.some(({ until }) => until === undefined)) return;
    const { rows } = await sql<{ drawn: string }>`select pg_current_xact_id()::text as drawn`.execute(db);
    const until = BigInt(rows[0]!.drawn);
    this.#gaps = this.#gaps.map((gap) => (gap.until === undefined ? { ...gap, until } : gap));
  }

  /** Notes from time to time how far everything is settled, so that other readers begin near the end. */
  async #settle(db: Database['db']): Promise<void> {
    if (performance.now() - this.#settledAt < SETTLE_MS) return;
    this.#settledAt = performance.now();
    const settled = this.#gaps[0] ? this.#gaps[0].from - 1n : this.#last!;
    await sql`
      update change.bounds set settled = ${String(settled)}::int8 where settled < ${String(settled)}::int8`.execute(db);
  }

  #sleep(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function entryOf({ at, type, street, from, record, kind, columns }: Row, id: string): ChangeEntry {
  return { id: BigInt(id), at, type, street, from, record, kind, columns };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
