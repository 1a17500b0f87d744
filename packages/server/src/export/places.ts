import type { Place } from './export-state.ts';

const KEPT = 64;

/** The latest places of an export from which it can go on; more than the connection can hold that is not received. */
export class Places {
  readonly #places: Place[] = [];

  add(place: Place): void {
    this.#places.push(place);
    if (this.#places.length > KEPT) this.#places.shift();
  }

  get last(): Place | undefined {
    return this.#places.at(-1);
  }

  /** The last place that a client has reached which has so many rows. */
  reached(rows: number): Place | undefined {
    return this.#places.findLast((place) => place.rows <= rows);
  }
}
