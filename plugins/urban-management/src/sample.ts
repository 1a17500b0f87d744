import { cityParts, houses, legalEntities, makeProfessionalGrids } from '@gridweave/core';
import type { SampleMaker } from '@gridweave/kit';
import { urbanManagementGrid } from './grid.ts';
import { partCare } from './part-care/tables.ts';
import { shopFronts } from './shop-front/tables.ts';

const day = 86_400_000;

/** Sample rows for one community: its grids, a shop front for each entity at a house, care for each city part. */
export const sample: SampleMaker = (community) => {
  const { random, today } = community;
  const before = (days: number): string => new Date(Date.parse(today) - days * day).toISOString().slice(0, 10);
  makeProfessionalGrids(community, {
    kind: urbanManagementGrid,
    source: 'urban-management',
    size: 4,
    name: (sequence) => `城管责任网格 ${sequence}`,
    organisation: '街道综合行政执法队',
    organisationPhone: '0755-12319',
    roles: ['网格长', '夜间值守'],
  });
  const placed = new Map(community.rows(houses).map((house) => [house.id, house]));
  for (const entity of community.rows(legalEntities)) {
    const house = entity.house_id === null ? undefined : placed.get(entity.house_id);
    if (!house) continue;
    const id = community.nextId(shopFronts);
    const tradesOutside = random.chance(0.15);
    const result = tradesOutside ? random.pick(['2', '3']) : '1';
    community.add(shopFronts, {
      street_code: house.street_code,
      community_code: house.community_code,
      grid_code: house.grid_code,
      id,
      house_id: house.id,
      legal_entity_id: entity.id,
      number: `MQSB${id}`,
      name: entity.name,
      keeper_name: entity.contact_name ?? null,
      keeper_phone: entity.contact_phone ?? null,
      agreed_on: before(random.int(100, 900)),
      trades_outside: tradesOutside,
      ...(random.chance(0.9) ? { visited_on: before(random.int(0, 60)), result } : {}),
    });
  }
  for (const part of community.rows(cityParts)) {
    const defects = random.chance(0.4) ? random.int(1, 3) : 0;
    community.add(partCare, {
      street_code: part.street_code,
      community_code: part.community_code,
      grid_code: part.grid_code,
      id: community.nextId(partCare),
      city_part_id: part.id,
      inspected_on: before(random.int(0, 90)),
      defects,
      repair_by: defects > 0 ? before(random.int(-10, 20)) : null,
    });
  }
};
