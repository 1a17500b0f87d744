import type { Position } from './position.ts';

/** When the primary was seen where, over the last while: tells how long a replica is behind. */
export class Trail {
  readonly #keepMs: number;
  #points: { readonly at: number; readonly position: Position }[] = [];

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  add(position: Position, at: number): void {
    if (position <= (this.#points.at(-1)?.position ?? -1)) return;
    this.#points.push({ at, position });
    // one that is older stays, so that a replica behind all others is late by more than is kept
    const young = this.#points.findIndex((point) => at - point.at <= this.#keepMs);
    if (young > 1) this.#points.splice(0, young - 1);
  }

  /** Milliseconds since the primary was first seen beyond the position. */
  lagOf(position: Position, now: number): number {
    let lag = 0;
    for (let i = this.#points.length - 1; i >= 0 && this.#points[i]!.position > position; i--)
      lag = now - this.#points[i]!.at;
    return lag;
  }

  /** Another history of the database begins. */
  clear(): void {
    this.#points = [];
  }
}
