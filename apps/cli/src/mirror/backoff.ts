import { setTimeout as sleep } from 'node:timers/promises';

import { Ending, exitCodes, type Unavailable } from './failures.ts';

const first = 500;
const most = 30_000;
/** A server that asks for more is asked again all the same. */
const longestAsked = 300_000;

/** How long to wait before the next attempt: twice as long each time up to half a minute, or as long as was asked. */
export function delayOf(attempt: number, askedMs: number, random = Math.random()): number {
  const step = Math.min(most, first * 2 ** attempt);
  // not all consumers come back in the same moment
  return Math.max(Math.min(askedMs, longestAsked), Math.round(step / 2 + (step / 2) * random));
}

/** Counts attempts that failed one after the other. */
export class Backoff {
  readonly #patienceMs: number;
  readonly #signal: AbortSignal;
  #attempts = 0;
  #since: number | undefined;

  /** Gives up after `patienceMs` without success. */
  constructor(patienceMs: number, signal: AbortSignal) {
    this.#patienceMs = patienceMs;
    this.#signal = signal;
  }

  /** Something went well. */
  reset(): void {
    this.#attempts = 0;
    this.#since = undefined;
  }

  /** Tells how long the next attempt waits, and waits. @throws Ending when it went on for too long */
  async wait(failure: Unavailable, tell: (delayMs: number) => void): Promise<void> {
    const now = performance.now();
    this.#since ??= now;
    const delay = delayOf(this.#attempts++, failure.waitMs);
    if (now - this.#since + delay > this.#patienceMs) throw new Ending(exitCodes.unreachable, failure.text);
    tell(delay);
    await sleep(delay, undefined, { signal: this.#signal }).catch(() => {});
  }
}
