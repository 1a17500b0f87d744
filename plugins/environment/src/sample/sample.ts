import type { SampleMaker } from '@gridweave/kit';
import { makeComplaints } from './complaints.ts';
import { makeEnvironmentGrids } from './grids.ts';
import { makeMonitoring } from './monitoring.ts';
import { makeSources } from './sources.ts';

/** Environment grids, pollution sources, monitoring and complaints of one community. */
export const sample: SampleMaker = (community) => {
  makeEnvironmentGrids(community);
  makeSources(community);
  makeMonitoring(community);
  makeComplaints(community);
};
