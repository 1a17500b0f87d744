import { houses } from '@gridweave/core';
import type { RowOf, SampleCommunity } from '@gridweave/kit';
import { metresPerDegree, reach } from '../hydrant/reach.ts';
import { fireHydrants, hydrantDistances } from '../hydrant/tables.ts';
import { daysAfter } from './dates.ts';

type Position = readonly [lon: number, lat: number];
type Hydrant = Pick<RowOf<typeof fireHydrants>, 'id' | 'longitude' | 'latitude'>;
/** Buildings of a grid for which there is one hydrant. */
const buildingsPerHydrant = 12;

/** A hydrant near each dozen buildings of a grid, and the nearest ones of each building. */
export function makeHydrants(community: SampleCommunity): void {
  const { random, streetCode, today } = community;
  const buildings = new Map<string, RowOf<typeof houses>>();
  for (const house of community.rows(houses))
    if (house.point && !house.deregistered_on && !buildings.has(house.building_code))
      buildings.set(house.building_code, house);
  const hydrants: Hydrant[] = [];
  const seen = new Map<string, number>();
  for (const house of buildings.values()) {
    const count = seen.get(house.grid_code) ?? 0;
    seen.set(house.grid_code, count + 1);
    if (count % buildingsPerHydrant !== 0) continue;
    const [lon, lat] = positionOf(house);
    const hydrant = {
      id: community.nextId(fireHydrants),
      longitude: rounded(lon + random.int(-4, 4) / 10_000),
      latitude: rounded(lat + random.int(-4, 4) / 10_000),
    };
    hydrants.push(hydrant);
    community.add(fireHydrants, {
      ...hydrant,
      street_code: streetCode,
      community_code: house.community_code,
      grid_code: house.grid_code,
      number: `XHS${streetCode}${hydrant.id.padStart(10, '0')}`,
      state: random.weighted([
        ['1', 94],
        ['2', 5],
        ['4', 1],
      ] as const),
      pressure: random.int(10, 32) / 100,
      maintainer: '供水企业',
      checked_on: daysAfter(today, -random.int(1, 120)),
    });
  }
  for (const [building_code, house] of buildings)
    for (const { id, distance } of nearest(positionOf(house), hydrants))
      community.add(hydrantDistances, {
        street_code: streetCode,
        id: community.nextId(hydrantDistances),
        building_code,
        hydrant_id: id,
        distance,
      });
}

function nearest([lon, lat]: Position, hydrants: readonly Hydrant[]) {
  const band = reach.metres / metresPerDegree;
  return hydrants
    .filter(({ latitude }) => Math.abs(latitude - lat) <= band)
    .map(({ id, longitude, latitude }) => ({ id, distance: metres([lon, lat], [longitude, latitude]) }))
    .filter(({ distance }) => distance <= reach.metres)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, reach.nearest);
}

/** The same distance as the mutation measures in SQL. */
function metres([lonA, latA]: Position, [lonB, latB]: Position): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2;
  return Math.round(2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h))) * 10) / 10;
}

const rounded = (degrees: number): number => Math.round(degrees * 1_000_000) / 1_000_000;
const positionOf = (house: RowOf<typeof houses>): Position =>
  (house.point as { coordinates: [number, number] }).coordinates;
