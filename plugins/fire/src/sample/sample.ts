import type { SampleMaker } from '@gridweave/kit';
import { makeFireGrids } from './grids.ts';
import { makeSafety } from './safety.ts';

/** Fire grids, hazards and the fire safety of one community. */
export const sample: SampleMaker = (community) => {
  makeFireGrids(community);
  makeSafety(community);
};
