import type { SampleRandom } from '@gridweave/kit';

/** Draws one of many items by their weights with one look-up (alias method). */
export type Draw<T> = (random: SampleRandom) => T;

/**
 * Prepares a weighted draw: constant time for each draw, whatever the number of items.
 *
 * ```ts
 * const surname = drawFrom([['王', 7.2], ['李', 7.1]]);
 * surname(random);
 * ```
 */
export function drawFrom<T>(items: readonly (readonly [item: T, weight: number])[]): Draw<T> {
  const count = items.length;
  const values = items.map(([item]) => item);
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  const share = items.map(([, weight]) => (weight * count) / total);
  const alias = share.map((_, index) => index);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < count; i++) (share[i]! < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large.pop()!;
    alias[low] = high;
    share[high] = share[high]! + share[low]! - 1;
    (share[high]! < 1 ? small : large).push(high);
  }
  return (random) => {
    const x = random.next() * count;
    const index = Math.floor(x);
    return values[x - index < share[index]! ? index : alias[index]!]!;
  };
}
