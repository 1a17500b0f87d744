/** How much may still be used of something in a window of time. */
export interface Meter {
  readonly quota: number;
  /** Uses `n` if as much is left. A promise where other nodes have to be asked. */
  take(n: number): boolean | Promise<boolean>;
  /** What is left, as far as this node knows. */
  readonly remaining: number;
  /** Seconds until everything may be used again. */
  readonly resetsIn: number;
}

/** Milliseconds in which a quota may be used. */
export const windowMs = 60_000;

/** A meter in memory: what was used comes back evenly over the window (the generic cell rate algorithm). */
export class LocalMeter implements Meter {
  readonly quota: number;
  readonly #interval: number;
  readonly #now: () => number;
  /** When everything that was used will have come back. */
  #fullAt = 0;

  constructor(quota: number, now: () => number = () => performance.now()) {
    this.quota = quota;
    this.#interval = windowMs / quota;
    this.#now = now;
  }

  take(n: number): boolean {
    const now = this.#now();
    const fullAt = Math.max(this.#fullAt, now) + n * this.#interval;
    // a tolerance for the rounding of the sums
    if (fullAt - now > windowMs + 1e-3) return false;
    this.#fullAt = fullAt;
    return true;
  }

  get remaining(): number {
    return Math.max(0, Math.floor((windowMs + 1e-3 - Math.max(0, this.#fullAt - this.#now())) / this.#interval));
  }

  get resetsIn(): number {
    return Math.ceil(Math.max(0, this.#fullAt - this.#now()) / 1000);
  }
}
