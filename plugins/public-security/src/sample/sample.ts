import type { SampleMaker } from '@gridweave/kit';
import { makeBeats } from './beats.ts';
import { makePermits } from './permits.ts';
import { makeRentalFiles } from './rental-files.ts';

/** Beats, rental-house files and residence permits of one community. */
export const sample: SampleMaker = (community) => {
  makeBeats(community);
  makeRentalFiles(community);
  makePermits(community);
};
