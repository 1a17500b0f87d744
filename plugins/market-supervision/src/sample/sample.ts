import type { SampleMaker } from '@gridweave/kit';
import { makeDraws } from './draws.ts';
import { makeEquipment } from './equipment.ts';
import { makeMarketGrids } from './grids.ts';
import { makeSupervision } from './supervision.ts';

/** Market grids and the supervision of the businesses of one community. */
export const sample: SampleMaker = (community) => {
  makeMarketGrids(community);
  makeSupervision(community);
  makeEquipment(community);
  makeDraws(community);
};
