import type { SampleMaker } from '@gridweave/kit';
import { makeComplaints } from './complaints.ts';
import { makeEnvironmentGrids } from './grids.ts';
import { makeFumeControls } from './fumes.ts';
import { makeGridReadings, makeMonitoring } from './monitoring.ts';
import { makeReceptors } from './receptors.ts';
import { makeSources } from './sources.ts';

/** Environment grids, pollution sources, monitoring and complaints of one community. */
export const sample: SampleMaker = (community) => {
  makeEnvironmentGrids(community);
  makeSources(community);
  makeMonitoring(community);
  makeComplaints(community);
  makeGridReadings(community);
  makeFumeControls(community);
  makeReceptors(community);
};
