import type { SampleRandom } from '@gridweave/kit';
import { drawFrom } from '../random/index.ts';
import { givenName } from './given-names.ts';
import { surnames } from './surnames.ts';

/** Draws a surname by its frequency. */
export const drawSurname = drawFrom(surnames);

/** A name of somebody about whom nothing more is known, a landlord or a legal representative. */
export function anyName(random: SampleRandom): string {
  return drawSurname(random) + givenName(random, random.chance(0.62), 1975);
}
