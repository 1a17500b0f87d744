import { CountSecrets } from './count-secrets.ts';
import { blurOf, type CountedGroup, type CountedGroups, reachOf } from './counted-groups.ts';
import { firstCells, rowsApart, type Sketch } from './sketch.ts';

/** A set of rows that was given an answer of its own. */
export interface AnsweredSet {
  readonly sketch: Sketch;
  readonly answer: number;
}

/** The set without rows: it answers, by being left out, for all that are near to it. */
export const emptySet = 'empty';

/** The cells by which an answered set is found. */
export function cellsOfAnswered(sketch: Sketch, smallest: number): number[] {
  return firstCells(sketch, reachOf(smallest));
}

/** The cells to look under for sets near to one: as many again may differ before a common one comes. */
export function cellsToLookUnder(sketch: Sketch, smallest: number): number[] {
  return firstCells(sketch, 2 * reachOf(smallest));
}

/**
 * Answered sets of one department and type, the earliest first, and which of them answers for another set.
 *
 * With k the smallest group, w the blur (half of k), and distances in rows, as far as sketches tell:
 *
 * - A set with fewer than k rows is left out, always; a set with k + w rows or more never is.
 * - For others the nearest answered set answers, however the question is put. The set without rows counts as answered:
 *   what is nearest to it is left out, so that a group that appears or is missing tells no more than a number does.
 * - A set at most k rows away from an answered one never gets an answer of its own, one that is k + w or more away from
 *   all always does. So answered sets are more than k rows apart.
 * - Only sets with an answer of their own are compared with, never those that borrowed one: an answer does not drift
 *   along a chain of sets, each near the next, and is less than 2k + w away from the size.
 * - A set with an answer of its own, and all sets with k rows or more at most (k + 1 − w) / 2 rows away from it, have that
 *   answer and no other: whatever else is asked, in any number of questions, from then on until it is forgotten.
 *
 * No rule can promise that of every two sets that differ by one row: along a chain from nothing to everything all
 * answers would have to be the same. Where answers change (between k and k + w from a set, or where two are about as
 * near) distances are blurred by up to w rows, for each question anew, so that a question tells about one row no more
 * than one chance in w for each answered set that it may come to. Who knows of about k rows whether they are counted, and
 * builds sets from them around another row, learns about that one: from about w² questions where two answers meet, from
 * one where an answered set meets k rows. So does who averages the rounding of some hundred sets that are more than k
 * apart and of known size. How many answers are kept bounds the latter.
 */
export class NearSets<Kept extends AnsweredSet> {
  readonly #smallest: number;
  readonly #secrets: CountSecrets;
  readonly #ages = new Map<Kept, number>();
  readonly #byCell = new Map<number, Kept[]>();

  constructor(asked: Pick<CountedGroups, 'secret' | 'type' | 'smallest'>) {
    this.#smallest = asked.smallest;
    this.#secrets = new CountSecrets(asked);
  }

  add(set: Kept): void {
    this.#ages.set(set, this.#ages.size);
    for (const cell of cellsOfAnswered(set.sketch, this.#smallest)) {
      const sharing = this.#byCell.get(cell);
      if (sharing) sharing.push(set);
      else this.#byCell.set(cell, [set]);
    }
  }

  /** What answers for the group; undefined when it needs an answer of its own. */
  answering(group: CountedGroup): Kept | typeof emptySet | undefined {
    if (group.sketch.rows < this.#smallest) return emptySet;
    const reach = reachOf(this.#smallest);
    const blur = blurOf(this.#smallest);
    const near = [undefined, ...this.#found(group.sketch)]
      .map((set) => ({ set, apart: rowsApart(group.sketch, set?.sketch, reach) }))
      .filter(({ apart }) => apart < reach);
    const least = Math.min(...near.map(({ apart }) => apart));
    const possible = near.filter(({ apart }) => apart < least + blur);
    let best: (typeof near)[number] | undefined;
    let distance = reach;
    for (const one of possible) {
      const isClear = possible.length === 1 && one.apart <= this.#smallest;
      const blurred = one.apart + (isClear ? 0 : this.#secrets.blur(group, one.set?.sketch));
      if (blurred >= distance) continue;
      best = one;
      distance = blurred;
    }
    return best && (best.set ?? emptySet);
  }

  /** The answer of its own that a set gets. */
  ownAnswer(sketch: Sketch): number {
    return this.#secrets.rounded(sketch);
  }

  #found(sketch: Sketch): Kept[] {
    const reach = reachOf(this.#smallest);
    const found = new Set(cellsToLookUnder(sketch, this.#smallest).flatMap((cell) => this.#byCell.get(cell) ?? []));
    return [...found]
      .filter((set) => Math.abs(set.sketch.rows - sketch.rows) < reach)
      .toSorted((a, b) => this.#ages.get(a)! - this.#ages.get(b)!);
  }
}
