import { type Database, openDatabase } from '@gridweave/database';
import { sql } from 'kysely';
import { policyChannel } from '../grants/change.ts';
import { readVersion } from '../rules/load-rules.ts';
import { loadSnapshot } from './load-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

export interface FollowOptions {
  /** A connection of its own, which LISTEN must reach directly and not through a pooler of transactions. */
  readonly url: string;
  readonly pollMs: number;
  /** How long one look at the database may take before the connection is given up. */
  readonly timeoutMs: number;
  readonly onError: (error: Error) => void;
  /** The snapshot in force; `startedAt` is the moment (performance.now) at which the look began. */
  readonly onConfirmed: (snapshot: Snapshot, startedAt: number) => void;
}

/** Keeps a snapshot of the rules: looks each `pollMs` and at once when told of a change; reconnects by itself. */
export class PolicyFollower {
  readonly #options: FollowOptions;
  #closed = false;
  #snapshot: Snapshot | undefined;
  #wake: () => void = () => {};
  #isWoken = false;
  #done: Promise<void> | undefined;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** Follows until closed. */
  start(): void {
    this.#done ??= this.#run();
  }

  /** Looks at once, and tells when that is done, whether it worked or not. */
  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const database = openDatabase({
        url: this.#options.url,
        poolSize: 2,
        applicationName: 'gridweave-policy',
        connectTimeoutMs: this.#options.timeoutMs,
      });
      try {
        await this.#session(database);
      } catch (error) {
        if (!this.#closed) this.#options.onError(error instanceof Error ? error : new Error(String(error)));
      }
      // a connection that hangs may never close; the next one does not wait for it
      const closing = database.close().catch(() => {});
      if (this.#closed) await Promise.race([closing, pause(1_000)]);
      else await this.#sleep(Math.min(this.#options.pollMs, 1_000));
    }
  }

  async #session(database: Database): Promise<void> {
    const listener = await this.#within(database.pool.connect());
    const link: { lost?: Error } = {};
    const onLost = (error?: Error): void => {
      link.lost ??= error ?? new Error('the connection that listens for policy changes ended');
      this.wake();
    };
    listener.on('error', onLost);
    listener.on('end', () => onLost());
    listener.on('notification', () => this.wake());
    try {
      await this.#within(listener.query(sql`listen ${sql.ref(policyChannel)}`.compile(database.db).sql));
      while (!this.#closed && !link.lost) {
        this.#isWoken = false;
        await this.#within(this.#look(database));
        if (!this.#isWoken) await this.#sleep(this.#options.pollMs);
      }
    } finally {
      listener.removeAllListeners('end');
      listener.release(true);
    }
    if (link.lost && !this.#closed) throw link.lost;
  }

  async #look({ db }: Database): Promise<void> {
    const startedAt = performance.now();
    const known = this.#snapshot;
    const snapshot = known && (await readVersion(db)) === known.version ? known : await loadSnapshot(db, known);
    // a look that was given up may still end; it must not put an older version back
    if (this.#snapshot && BigInt(snapshot.version) < BigInt(this.#snapshot.version)) return;
    this.#snapshot = snapshot;
    this.#options.onConfirmed(snapshot, startedAt);
  }

  async #within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer from the database within ${this.#options.timeoutMs} ms`)),
        this.#options.timeoutMs,
      );
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
      work.catch(() => {});
    }
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
