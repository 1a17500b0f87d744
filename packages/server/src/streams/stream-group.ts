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
    if (this.members.size === 0) return;
    try {
      const batch = await this.reader.batch(tick.changes, tick.before, tick.after);
      const recorded: Promise<void>[] = [];
      for (const stream of this.#takersOf(tick)) {
        if (batch.messages.length === 0) stream.position = tick.after;
        else {
          const waiting = this.#deliver(stream, batch, tick);
          if (waiting) recorded.push(waiting);
        }
      }
      await Promise.all(recorded);
    } catch (error) {
      for (const stream of this.#takersOf(tick)) this.#fail(stream, error);
    }
  }

  /** Who came after the tick has caught up with it already. */
  *#takersOf(tick: Tick): Generator<Stream> {
    for (const [stream, since] of this.members) if (tick.number > since) yield stream;
  }
}
