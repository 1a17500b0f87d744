import type { SampleMaker } from '@gridweave/kit';
import { makeFireGrids } from './grids.ts';
import { makeFacilities } from './facilities.ts';
import { makeHydrants } from './hydrants.ts';
import { makeSafety } from './safety.ts';
import { makeSmallPlaces } from './small-places.ts';

/** Fire grids and the registers of the fire service of one community. */
export const sample: SampleMaker = (community) => {
  makeFireGrids(community);
  makeSafety(community);
  makeSmallPlaces(community);
  makeFacilities(community);
  makeHydrants(community);
};
