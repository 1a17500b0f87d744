import type { Sketch } from './sketch.ts';

/** Groups of rows of one type whose counts a department asks for and may only be told rounded. */
export interface CountedGroups {
  readonly department: string;
  readonly type: string;
  /** The smallest group that is answered for; counts are its multiples. */
  readonly smallest: number;
  /** Known to nobody outside. */
  readonly secret: string;
  readonly groups: readonly CountedGroup[];
}

export interface CountedGroup {
  /** What it was asked with: another text is another question, even if it finds the same rows. */
  readonly question: string;
  readonly sketch: Sketch;
}

/** Over how many rows the edge between two answers is blurred. */
export function blurOf(smallest: number): number {
  return Math.ceil(smallest / 2);
}

/** From so many rows on, a set that differs from an answered one is surely another. */
export function reachOf(smallest: number): number {
  return smallest + blurOf(smallest);
}
