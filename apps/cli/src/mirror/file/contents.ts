import type { Held } from '../copy.ts';
import type { PlacedLine } from './lines.ts';

/** Where the last line of a record stands, and the load that saw it last. */
interface Place {
  readonly offset: number;
  readonly generation: number;
}

export type HeldInFile = Held & { readonly generation: number };

/** What a log amounts to: for each record its last line. The ids of all records are in memory. */
export class Contents {
  readonly held = new Map<string, HeldInFile>();
  readonly #places = new Map<string, Map<string, Place>>();
  /** Lines of records, those that later ones made void included. */
  lines = 0;

  /** Takes a line in its order. */
  take({ line, offset }: PlacedLine): void {
    if ('held' in line) this.held.set(line.held.type, line.held);
    else if ('upsert' in line) this.#of(line.upsert).set(line.id, { offset, generation: line.generation });
    else if ('delete' in line) this.#of(line.delete).delete(line.id);
    if ('upsert' in line || 'delete' in line) this.lines++;
  }

  /** Whether this is the last line of its record, and not one that was dropped. */
  isLast({ line, offset }: PlacedLine): boolean {
    return 'upsert' in line && this.#places.get(line.upsert)?.get(line.id)?.offset === offset;
  }

  /** Lines that say nothing any more. */
  get void(): number {
    let live = 0;
    for (const of of this.#places.values()) live += of.size;
    return this.lines - live;
  }

  count(type: string): number {
    return this.#places.get(type)?.size ?? 0;
  }

  /** How many records a load has not seen. */
  unseen(type: string, load: number): number {
    let n = 0;
    for (const { generation } of this.#of(type).values()) if (generation < load) n++;
    return n;
  }

  #of(type: string): Map<string, Place> {
    let of = this.#places.get(type);
    if (!of) this.#places.set(type, (of = new Map()));
    return of;
  }
}
