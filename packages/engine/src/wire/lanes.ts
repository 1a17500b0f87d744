import { connectWire } from './connection.ts';
import { explainFailure } from './explain-failure.ts';
import { DatabaseFailure } from './failure.ts';
import { type Call, Lane } from './lane.ts';

export interface LanesOptions {
  readonly url: string;
  /** Connections that many small operations share. */
  readonly pointLanes: number;
  /** Connections that take one larger operation at a time. */
  readonly pageLanes: number;
  readonly statementTimeoutMs: number;
  /** The most bytes of rows that one operation may bring. */
  readonly maximumBytes: number;
  readonly onFailure?: (failure: Error) => void;
}

/** Point operations touch few rows. */
export type OperationSize = 'point' | 'page';

interface Slot {
  lane: Lane | undefined;
  connecting: Promise<Lane> | undefined;
}

/** The reading connections of one process: point operations are pipelined over few, larger ones do not stand in their way. */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #point: readonly Slot[];
  readonly #page: readonly Slot[];
  readonly #waiting: { calls: readonly Call[]; resolve: () => void; reject: (error: Error) => void }[] = [];
  readonly #busy = new Set<Slot>();
  readonly #ended = Promise.withResolvers<never>();
  #closed = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#ended.promise.catch(() => undefined);
    const slots = (count: number): Slot[] =>
      Array.from({ length: count }, () => ({ lane: undefined, connecting: undefined }));
    this.#point = slots(options.pointLanes);
    this.#page = slots(options.pageLanes);
  }

  /** @throws GridweaveError DATABASE_UNAVAILABLE, TIMEOUT or OPERATION_TOO_LARGE; DatabaseFailure for anything else. */
  async run(calls: readonly Call[], size: OperationSize): Promise<void> {
    try {
      await this.attempt(calls, size);
    } catch (error) {
      throw this.explain(error as Error);
    }
  }

  /** The same with the error as it came, for callers that know another way; no rows are left behind then. */
  async attempt(calls: readonly Call[], size: OperationSize): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await (size === 'point' ? this.#runPoint(calls) : this.#runPage(calls));
        return;
      } catch (error) {
        for (const call of calls) call.rows.clear();
        if (attempt === 0 && error instanceof DatabaseFailure && error.stale) continue;
        throw error;
      }
    }
  }

  async #runPoint(calls: readonly Call[]): Promise<void> {
    let best: Slot | undefined;
    for (const slot of this.#point) {
      if (slot.lane?.alive && (best === undefined || slot.lane.depth < best.lane!.depth)) best = slot;
      if (slot.lane?.depth === 0) break;
    }
    if (best === undefined || (best.lane!.depth > 8 && this.#point.some((slot) => !slot.lane?.alive))) {
      const idle = this.#point.find((slot) => !slot.lane?.alive)!;
      if (best === undefined) return (await this.#open(idle)).run(calls);
      this.#open(idle).catch(() => undefined);
    }
    return best.lane!.run(calls);
  }

  #runPage(calls: readonly Call[]): Promise<void> {
    const free =
      this.#page.find((slot) => !this.#busy.has(slot) && slot.lane?.alive) ??
      this.#page.find((slot) => !this.#busy.has(slot));
    if (free) return this.#occupy(free, calls);
    return new Promise((resolve, reject) => this.#waiting.push({ calls, resolve, reject }));
  }

  async #occupy(slot: Slot, calls: readonly Call[]): Promise<void> {
    this.#busy.add(slot);
    try {
      const lane = slot.lane?.alive ? slot.lane : await this.#open(slot);
      await lane.run(calls);
    } finally {
      this.#busy.delete(slot);
      const next = this.#waiting.shift();
      if (next) this.#occupy(slot, next.calls).then(next.resolve, next.reject);
    }
  }

  #open(slot: Slot): Promise<Lane> {
    if (this.#closed) return Promise.reject(new DatabaseFailure('57P01', 'the server is closing'));
    // whoever waits for a connection when the lanes are closed waits no longer
    return (slot.connecting ??= Promise.race([this.#connect(slot), this.#ended.promise]).finally(() => {
      slot.connecting = undefined;
    }));
  }

  async #connect(slot: Slot): Promise<Lane> {
    let lane: Lane | undefined;
    const connection = await connectWire({
      url: this.#options.url,
      statementTimeoutMs: this.#options.statementTimeoutMs,
      connectTimeoutMs: 5_000,
      onLost: (error) => {
        lane?.fail(new DatabaseFailure('08006', error.message));
      },
    });
    if (this.#closed) {
      await connection.end();
      throw new DatabaseFailure('57P01', 'the server is closing');
    }
    lane = new Lane(connection, this.#options.maximumBytes);
    slot.lane = lane;
    return lane;
  }

  /** What the caller of `run` is told of an error. */
  explain(error: Error): Error {
    return explainFailure(error, this.#options);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ended.reject(new DatabaseFailure('57P01', 'the server is closing'));
    await Promise.all([...this.#point, ...this.#page].map((slot) => slot.lane?.end()));
  }
}
