import type { houses } from '@gridweave/core';
import type { RowOf, SampleRandom } from '@gridweave/kit';
import type { IdentityNumbers } from '../codes/index.ts';
import type { Tile } from '../grid/tiling.ts';
import type { AreaKind } from '../house/area-kind.ts';
import type { BuildingKind } from '../house/building.ts';
import type { CommunityPlan } from '../plan/index.ts';
import type { CommunityRows } from './community-rows.ts';

export type HouseRow = RowOf<typeof houses>;

/** What the makers of one community share. */
export interface CommunityContext {
  readonly plan: CommunityPlan;
  readonly rows: CommunityRows;
  readonly random: SampleRandom;
  /** The day that the sample shows, in days since 1970. */
  readonly today: number;
  readonly gridCount: number;
  readonly numbers: IdentityNumbers;
  readonly roads: readonly string[];
  readonly estates: SiteNames;
  /** Counts within the community: buildings, households, documents, credit codes … */
  next(counter: string): number;
}

/** Names of places of a community that several grids share. */
export interface SiteNames {
  readonly villages: readonly string[];
  readonly estates: readonly string[];
  readonly parks: readonly string[];
  readonly towers: readonly string[];
}

/** A worker of the grid service, as events need it. */
export interface WorkerFacts {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** One grid while its rows are made. */
export interface GridContext {
  readonly code: string;
  readonly name: string;
  readonly area: AreaKind;
  readonly tile: Tile;
  /** Undefined: vacant. */
  readonly worker: WorkerFacts | undefined;
}

/** A house with what its row does not say. */
export interface Room {
  readonly row: HouseRow;
  readonly building: BuildingKind;
  /** 1 is the ground floor. */
  readonly floor: number;
}
