import { houses } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { fireFacilities } from '../facility/tables.ts';
import { smallPlaces } from '../small-place/tables.ts';
import { daysAfter } from './dates.ts';

/** Days between checks, as the migration sets them. */
const kinds = [
  ['01', 30],
  ['05', 90],
  ['06', 30],
] as const;

/** Extinguishers, smoke detectors and emergency lights of the small places; a few are out of order. */
export function makeFacilities(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  const inUse = new Set(community.rows(smallPlaces).map(({ house_id }) => house_id));
  for (const house of community.rows(houses)) {
    if (!inUse.has(house.id)) continue;
    for (const [kind, days] of kinds) {
      const checked = random.int(0, Math.round(days * 1.3));
      community.add(fireFacilities, {
        street_code: streetCode,
        id: community.nextId(fireFacilities),
        community_code: house.community_code,
        grid_code: house.grid_code,
        house_id: house.id,
        kind,
        state: random.weighted([
          ['1', 92],
          ['2', 6],
          ['3', 2],
        ] as const),
        quantity: kind === '01' ? 2 * random.int(1, 3) : random.int(1, 4),
        checked_on: daysAfter(today, -checked),
        check_by: daysAfter(today, days - checked),
      });
    }
  }
}
