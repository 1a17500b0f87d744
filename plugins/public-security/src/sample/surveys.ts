import { houses, persons } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { houseSurveys } from '../survey/tables.ts';
import { daysAfter } from './dates.ts';
import { officers } from './officers.ts';

const dwellings = new Set(['10', '11', '12', '20']);

/** Most dwellings were checked once; a few that were found vacant have people registered there since. */
export function makeSurveys(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  const livedIn = new Set(community.rows(persons).flatMap((person) => (person.ended_on ? [] : [person.house_id])));
  for (const house of community.rows(houses)) {
    if (house.deregistered_on || !dwellings.has(house.use) || !random.chance(0.7)) continue;
    const vacant = !livedIn.has(house.id) || random.chance(0.01);
    community.add(houseSurveys, {
      street_code: streetCode,
      id: community.nextId(houseSurveys),
      community_code: house.community_code,
      grid_code: house.grid_code,
      house_id: house.id,
      state: vacant ? random.pick(['3', '3', '3', '4']) : house.rental ? '2' : '1',
      rooms: Math.max(1, Math.round(Number(house.area ?? 40) / 28)),
      surveyed_on: daysAfter(today, -random.int(1, 180)),
      surveyed_by: random.pick(officers),
    });
  }
}
