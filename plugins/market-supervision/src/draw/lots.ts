import { createHash, createHmac } from 'node:crypto';

/** Numbers from a seed that everybody can make again: HMAC-SHA256 of a counter, with the seed as the key. */
class Lots {
  readonly #seed: string;
  #counter = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** An integer from 0 to `bound` − 1, each as likely as the others: numbers beyond the last whole multiple are left out. */
  below(bound: number): number {
    const limit = 2n ** 64n - (2n ** 64n % BigInt(bound));
    for (;;) {
      const value = createHmac('sha256', this.#seed)
        .update(String(this.#counter++))
        .digest()
        .readBigUInt64BE();
      if (value < limit) return Number(value % BigInt(bound));
    }
  }
}

/** Draws `count` of the items without repeating one: the first steps of a Fisher–Yates shuffle. */
function drawFrom(lots: Lots, items: readonly string[], count: number): string[] {
  const left = [...items];
  for (let i = 0; i < count; i++) {
    const j = i + lots.below(left.length - i);
    [left[i], left[j]] = [left[j]!, left[i]!];
  }
  return left.slice(0, count);
}

/** What a draw is made from; the lists are put in order first, so that only who is on them counts. */
export interface DrawInput {
  readonly seed: string;
  readonly entities: readonly string[];
  readonly inspectors: readonly string[];
  readonly count: number;
  readonly perEntity: number;
}

/** An entity that was drawn, and who inspects it. */
export interface DrawnPair {
  readonly entity: string;
  readonly inspectors: readonly string[];
}

/**
 * Draws entities and, for each, its inspectors 双随机. The same seed and the same lists give the same draw.
 * The caller has checked that the lists hold no name twice and are long enough.
 */
export function drawLots({ seed, entities, inspectors, count, perEntity }: DrawInput): readonly DrawnPair[] {
  const lots = new Lots(seed);
  const people = inspectors.toSorted();
  return drawFrom(lots, entities.toSorted(), count).map((entity) => ({
    entity,
    inspectors: drawFrom(lots, people, perEntity),
  }));
}

/** SHA-256 in hex of what a draw was made from: it fits one seed, one register and one number only. */
export function drawCommitment({ seed, entities, inspectors, count, perEntity }: DrawInput): string {
  const text = JSON.stringify([seed, entities.toSorted(), inspectors.toSorted(), count, perEntity]);
  return createHash('sha256').update(text).digest('hex');
}
