import type { ChangeBatch, ChangeReader, LoggedChange } from '@gridweave/engine';

import type { Stream } from './stream.ts';

/** New entries of the log, and the positions before and after them. */
export interface Tick {
  readonly number: number;
  readonly changes: readonly LoggedChange[];
  readonly before: string;
  readonly after: string;
}

/** Ticks that may wait for one that is slow to evaluate; beyond them the streams are cut. */
const mostTicks = 600;

/** Streams with the same document, variables and policy: each tick is evaluated once for all of them. */
export class StreamGroup {
  readonly reader: ChangeReader;
  readonly members = new Map<Stream, number>();
  readonly #deliver: (stream: Stream, batch: ChangeBatch, tick: Tick) => Promise<void> | undefined;
  readonly #fail: (stream: Stream, error: unknown) => void;
  readonly #waiting: Tick[] = [];
  #isRunning = false;

  constructor(
    reader: ChangeReader,
    deliver: (stream: Stream, batch: ChangeBatch, tick: Tick) => Promise<void> | undefined,
    fail: (stream: Stream, error: unknown) => void,
  ) {
    this.reader = reader;
    this.#deliver = deliver;
    this.#fail = fail;
  }

  /** True when more waits than can be caught up with. */
  get isBehind(): boolean {
    return this.#waiting.length > mostTicks;
  }

  push(tick: Tick): void {
    this.#waiting.push(tick);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let tick = this.#waiting.shift(); tick; tick = this.#waiting.shift()) await this.#evaluate(tick);
    this.#isRunning = false;
  }

  async #evaluate(tick: Tick): Promise<void> {
    // who came after the tick has caught up with it already
    const takers = [...this.members].filter(([, since]) => tick.number > since).map(([stream]) => stream);
    if (takers.length === 0) return;
    try {
      const batch = await this.reader.batch(tick.changes, tick.before, tick.after);
      const recorded = takers.map((stream) => this.#deliver(stream, batch, tick)).filter((one) => one !== undefined);
      if (recorded.length > 0) await Promise.all(recorded);
    } catch (error) {
      for (const stream of takers) this.#fail(stream, error);
    }
  }
}
