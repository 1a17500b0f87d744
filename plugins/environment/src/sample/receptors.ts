import { grids, houses, IndustrySection, codeOf, legalEntities } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { reach } from '../receptor/metres.ts';
import { receptorsNearSources, sensitiveReceptors } from '../receptor/tables.ts';
import { pollutionSources } from '../source/tables.ts';
import { communityName } from './division-name.ts';

type House = RowOf<typeof houses>;

const hospital = codeOf(IndustrySection, 'HEALTH');

/** Where houses are: at their own points, else at that of their basic grid. */
export function pointsOf(community: SampleCommunity): (house: House | undefined) => readonly [number, number] | null {
  const centres = new Map(community.rows(grids).map(({ code, centre }) => [code, centre]));
  return (house) => {
    const at = (house?.point ?? (house && centres.get(house.grid_code))) as { coordinates: [number, number] } | null;
    return at?.coordinates ?? null;
  };
}

/** A school, a kindergarten and a home for the elderly of the community, its clinics, and the sources near each. */
export function makeReceptors(community: SampleCommunity): void {
  const { random } = community;
  const all = community.rows(houses).filter(({ deregistered_on }) => !deregistered_on);
  if (all.length === 0) return;
  const place = communityName(community.code);
  const pointOf = pointsOf(community);
  add(community, pointOf, random.pick(all), '1', `${place}小学`, random.int(600, 1800));
  add(community, pointOf, random.pick(all), '3', `${place}幼儿园`, random.int(120, 400));
  add(community, pointOf, random.pick(all), '4', `${place}颐养院`, random.int(20, 120));
  const byId = new Map(all.map((house) => [house.id, house]));
  for (const entity of community.rows(legalEntities)) {
    const house = entity.ended_on || entity.industry_section !== hospital ? undefined : byId.get(entity.house_id ?? '');
    if (house) add(community, pointOf, house, '2', entity.name, entity.employees ?? 0);
  }
}

function add(
  community: SampleCommunity,
  pointOf: ReturnType<typeof pointsOf>,
  house: House,
  kind: string,
  name: string,
  people: number,
): void {
  const point = pointOf(house);
  if (point === null) return;
  const [longitude, latitude] = point;
  const { street_code, community_code, grid_code } = house;
  const id = community.nextId(sensitiveReceptors);
  const receptor = { kind, name, longitude, latitude };
  community.add(sensitiveReceptors, {
    street_code,
    community_code,
    grid_code,
    id,
    house_id: house.id,
    people,
    ...receptor,
  });
  for (const source of community.rows(pollutionSources)) {
    const { longitude: source_longitude, latitude: source_latitude } = source;
    if (source_longitude === null || source_latitude === null || source_longitude === undefined) continue;
    if (metres([source_longitude, source_latitude], point) > reach) continue;
    community.add(receptorsNearSources, {
      street_code: source.street_code,
      community_code: source.community_code ?? null,
      grid_code: source.grid_code ?? null,
      id: community.nextId(receptorsNearSources),
      pollution_source_id: source.id,
      receptor_street_code: street_code,
      receptor_id: id,
      source_longitude,
      source_latitude,
      ...receptor,
    });
  }
}

/** Metres between near points, on a plane. */
function metres([lon, lat]: readonly [number, number], [toLon, toLat]: readonly [number, number]): number {
  const perDegree = (Math.PI / 180) * 6_371_008.8;
  return Math.hypot((toLat - lat) * perDegree, (toLon - lon) * perDegree * Math.cos((lat * Math.PI) / 180));
}
