import type { SampleMaker } from '@gridweave/kit';
import { makeBeats } from './beats.ts';
import { makeDeclarations } from './declarations.ts';
import { makePermits } from './permits.ts';
import { makeRentalFiles } from './rental-files.ts';
import { makeSpecialPersons } from './special-persons.ts';
import { makeSublettings } from './sublettings.ts';
import { makeSurveys } from './surveys.ts';

/** Beats and the registers of the police of one community. */
export const sample: SampleMaker = (community) => {
  makeBeats(community);
  makeRentalFiles(community);
  makePermits(community);
  makeSurveys(community);
  makeDeclarations(community);
  makeSublettings(community);
  makeSpecialPersons(community);
};
