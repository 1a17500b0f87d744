import { LocalMeter, type Meter, windowMs } from './meter.ts';

/** Counts that all nodes share. */
export interface SharedCounter {
  /** Adds to the count of a key and returns the sum; the count goes away by itself after the window. */
  add(key: string, n: number, windowMs: number): Promise<number>;
}

const BLOCKS = 200;
const LEASE_MS = 5_000;

/**
 * A meter whose quota all nodes share. A node takes a small block from the shared count and uses it up before it asks
 * again, so most calls need no round trip and the sum over all nodes never exceeds the quota of a window.
 * While the shared counts are out of reach the node counts on its own.
 */
export class SharedMeter implements Meter {
  readonly quota: number;
  readonly #key: string;
  readonly #counter: SharedCounter;
  readonly #local: LocalMeter;
  readonly #now: () => number;
  readonly #block: number;
  #lease = 0;
  #leaseEnds = 0;
  #left: number;
  #asking: Promise<boolean> | undefined;

  constructor(key: string, quota: number, counter: SharedCounter, now: () => number = () => Date.now()) {
    this.quota = quota;
    this.#key = key;
    this.#counter = counter;
    this.#now = now;
    this.#local = new LocalMeter(quota, now);
    this.#block = Math.max(1, Math.floor(quota / BLOCKS));
    this.#left = quota;
  }

  take(n: number): boolean | Promise<boolean> {
    if (this.#lease >= n && this.#now() < this.#leaseEnds) {
      this.#lease -= n;
      return true;
    }
    return this.#takeShared(n);
  }

  async #takeShared(n: number): Promise<boolean> {
    // one question at a time: those who wait may be served by the block that it brings
    while (this.#asking) {
      await this.#asking;
      if (this.#lease >= n && this.#now() < this.#leaseEnds) {
        this.#lease -= n;
        return true;
      }
    }
    this.#asking = this.#ask(n);
    const reachable = await this.#asking;
    this.#asking = undefined;
    if (!reachable) return this.#local.take(n);
    if (this.#lease < n) return false;
    this.#lease -= n;
    return true;
  }

  /** Fetches a block that holds `n`, if there is as much; false when the shared counts are out of reach. */
  async #ask(n: number): Promise<boolean> {
    const now = this.#now();
    const windowEnds = (Math.floor(now / windowMs) + 1) * windowMs;
    const kept = now < this.#leaseEnds ? this.#lease : 0;
    const wanted = Math.max(n - kept, this.#block);
    try {
      const sum = await this.#counter.add(`${this.#key}:${windowEnds}`, wanted, windowMs);
      this.#lease = kept + Math.max(0, Math.min(wanted, this.quota - (sum - wanted)));
      this.#leaseEnds = Math.min(windowEnds, now + LEASE_MS);
      this.#left = Math.max(0, this.quota - sum);
      return true;
    } catch {
      return false;
    }
  }

  get remaining(): number {
    return this.#left + this.#lease;
  }

  get resetsIn(): number {
    return Math.ceil((windowMs - (this.#now() % windowMs)) / 1000);
  }
}
