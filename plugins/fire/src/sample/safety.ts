import { houses, HouseUse, codeOf, legalEntities, persons } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { isThreeInOne, safetyOf } from '../safety/safety-of.ts';
import { entitySafety, houseSafety } from '../safety/tables.ts';
import { daysAfter } from './dates.ts';
import { type Hazard, makeHazards } from './hazards.ts';

type House = RowOf<typeof houses>;
type Entity = RowOf<typeof legalEntities>;
const business = new Set<string>(
  (['COMMERCIAL', 'MIXED', 'INDUSTRIAL', 'WAREHOUSE'] as const).map((name) => codeOf(HouseUse, name)),
);

/** Hazards of houses and the entities in them, and the fire safety that follows from them. */
export function makeSafety(community: SampleCommunity): void {
  const byHouse = new Map<string, Entity[]>();
  for (const entity of community.rows(legalEntities)) {
    if (entity.ended_on || !entity.house_id) continue;
    const known = byHouse.get(entity.house_id);
    if (known) known.push(entity);
    else byHouse.set(entity.house_id, [entity]);
  }
  const livedIn = new Set(community.rows(persons).flatMap((person) => (person.ended_on ? [] : [person.house_id])));
  for (const house of community.rows(houses)) {
    if (house.deregistered_on) continue;
    const [first, ...others] = byHouse.get(house.id) ?? [];
    const lived = livedIn.has(house.id) && business.has(house.use);
    const hazards = makeHazards(community, house, first, lived);
    addHouse(community, house, hazards, first !== undefined);
    if (first) addEntity(community, first, hazards);
    for (const entity of others) addEntity(community, entity, []);
  }
}

function addHouse(community: SampleCommunity, house: House, hazards: readonly Hazard[], hasEntity: boolean): void {
  const inspected = hazards.length > 0 || community.random.chance(hasEntity ? 0.5 : house.rental ? 0.3 : 0.05);
  if (!inspected) return;
  community.add(houseSafety, {
    street_code: community.streetCode,
    id: community.nextId(houseSafety),
    community_code: house.community_code,
    grid_code: house.grid_code,
    house_id: house.id,
    ...safetyAfter(community, hazards),
    three_in_one: isThreeInOne(hazards.filter(({ state }) => isOpen(state))),
  });
}

function addEntity(community: SampleCommunity, entity: Entity, hazards: readonly Hazard[]): void {
  const { random, today } = community;
  const keyUnit = (entity.employees ?? 0) >= 100 && random.chance(0.7);
  if (hazards.length === 0 && !keyUnit && !random.chance(0.35)) return;
  community.add(entitySafety, {
    street_code: community.streetCode,
    id: community.nextId(entitySafety),
    community_code: entity.community_code,
    grid_code: entity.grid_code,
    legal_entity_id: entity.id,
    ...safetyAfter(community, hazards),
    key_unit: keyUnit,
    key_unit_since: keyUnit ? daysAfter(today, -random.int(100, 3000)) : null,
    safety_manager_name: entity.contact_name ?? null,
    safety_manager_phone: entity.contact_phone ?? null,
  });
}

const isOpen = (state: string): boolean => state === '1' || state === '4';

function safetyAfter({ random, today }: SampleCommunity, hazards: readonly Hazard[]) {
  const open = hazards.filter(({ state }) => isOpen(state));
  const foundOn = hazards.map((hazard) => hazard.found_on).toSorted();
  const inspected = foundOn.at(-1) ?? daysAfter(today, -random.int(1, 700));
  const found = hazards.filter((hazard) => hazard.found_on === inspected);
  return {
    inspected_on: inspected,
    inspection_result: found.length === 0 ? '1' : found.some(({ level }) => level === '2') ? '3' : '2',
    ...safetyOf(open),
  };
}
