import { codeOf, houses, IndustrySection, legalEntities } from '@gridweave/core';
import type { SampleCommunity } from '@gridweave/kit';
import { smallPlaces } from '../small-place/tables.ts';
import { daysAfter } from './dates.ts';

const kindOfSection: Readonly<Record<string, readonly string[]>> = {
  [codeOf(IndustrySection, 'WHOLESALE_RETAIL')]: ['3'],
  [codeOf(IndustrySection, 'HOSPITALITY')]: ['4', '4', '4', '5'],
  [codeOf(IndustrySection, 'MANUFACTURING')]: ['9'],
  [codeOf(IndustrySection, 'RESIDENT_SERVICES')]: ['8'],
};
const mostEmployees = 50;

/** Each small business in a house of the community is a small place of the kind that its industry says. */
export function makeSmallPlaces(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  const known = new Map(community.rows(houses).map((house) => [house.id, house]));
  for (const entity of community.rows(legalEntities)) {
    const house = known.get(entity.house_id ?? '');
    const kinds = kindOfSection[entity.industry_section ?? ''];
    if (!house || !kinds || entity.ended_on || (entity.employees ?? 0) > mostEmployees) continue;
    community.add(smallPlaces, {
      street_code: streetCode,
      id: community.nextId(smallPlaces),
      community_code: house.community_code,
      grid_code: house.grid_code,
      house_id: house.id,
      legal_entity_id: entity.id,
      kind: random.pick(kinds),
      name: entity.name,
      capacity: random.int(4, 80),
      exits: random.chance(0.7) ? 1 : 2,
      slept_in: random.chance(0.04),
      keeper_name: entity.contact_name ?? null,
      keeper_phone: entity.contact_phone ?? null,
      checked_on: random.chance(0.85) ? daysAfter(today, -random.int(1, 300)) : null,
    });
  }
}
