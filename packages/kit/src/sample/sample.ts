import type { RowOf, Table } from '../table/table.ts';

/** Seeded random numbers: the same seed gives the same city. */
export interface SampleRandom {
  /** 0 ≤ x < 1 */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** By weights: `weighted([['A', 3], ['B', 1]])`. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
}

/** One community of the sample city while it is made: what is there already, and where to add rows. */
export interface SampleCommunity {
  /** 12-digit code, and the 9-digit one of its street. */
  readonly code: string;
  readonly streetCode: string;
  /** The day that the sample shows, `YYYY-MM-DD`. */
  readonly today: string;
  readonly random: SampleRandom;
  /** The rows made so far for this community in a table of the core or of a plugin it depends on. */
  rows<T extends Table<any>>(table: T): readonly RowOf<T>[];
  /** Adds a row; columns left out are null or their default. */
  add<T extends Table<any>>(table: T, row: Partial<RowOf<T>>): void;
  /** The next id of a table: unique over the whole sample. */
  nextId(table: Table<any>): string;
}

/** Makes a plugin's sample rows for one community; called for each community in order, after the plugins it depends on. */
export type SampleMaker = (community: SampleCommunity) => void;
