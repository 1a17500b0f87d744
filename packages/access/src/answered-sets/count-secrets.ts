import { createHmac } from 'node:crypto';
import { blurOf, type CountedGroup, type CountedGroups } from './counted-groups.ts';
import type { Sketch } from './sketch.ts';

type Keyed = Pick<CountedGroups, 'secret' | 'type' | 'smallest'>;

/** All that hangs on a department's secret when counts are rounded. */
export class CountSecrets {
  readonly #threshold: Buffer;
  readonly #edge: Buffer;
  readonly #smallest: number;

  constructor(keyed: Keyed) {
    this.#threshold = derived(keyed, 'threshold');
    this.#edge = derived(keyed, 'edge');
    this.#smallest = keyed.smallest;
  }

  /** The size of a set as a multiple of the smallest group, up or down by a threshold that hangs on its rows. */
  rounded(sketch: Sketch): number {
    const threshold = createHmac('sha256', this.#threshold).update(bytes(sketch)).digest().readUInt32BE();
    return Math.floor((sketch.rows + (threshold % this.#smallest)) / this.#smallest) * this.#smallest;
  }

  /** How much further away an answered set is taken to be for one question. */
  blur({ question, sketch }: CountedGroup, answered: Sketch | undefined): number {
    const mac = createHmac('sha256', this.#edge).update(question).update('\0').update(bytes(sketch));
    if (answered) mac.update(bytes(answered));
    return mac.digest().readUInt32BE() % blurOf(this.#smallest);
  }
}

/** The seed of the hash of rows, for `hashtextextended`. */
export function rowSeed(keyed: Keyed): string {
  return derived(keyed, 'rows').readBigInt64BE().toString();
}

function derived({ secret, type, smallest }: Keyed, use: string): Buffer {
  return createHmac('sha256', secret).update(`counts ${use} ${type} ${smallest}`).digest();
}

function bytes({ cells }: Sketch): Uint8Array {
  return new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);
}
