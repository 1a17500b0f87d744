import { checkPolygon, gridAssignments, grids, gridWorkers, houseMemberships, houses } from '@gridweave/core';
import { expect, test } from 'vitest';
import { madeCommunity, streetPlans } from '../fixture/community.ts';
import { isDwelling } from '../person/make-residents.ts';
import { seededRandom } from '../random/index.ts';
import { tile } from './tiling.ts';

type Ring = readonly (readonly [number, number])[];

function holds(ring: Ring, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function area(ring: Ring): number {
  return Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0)) / 2;
}

test.each([1, 2, 3, 7, 23, 29, 99])('%i parts of a community are valid polygons without gaps or overlaps', (count) => {
  for (const plan of streetPlans) {
    const tiles = tile(plan.corners, count, seededRandom(7, plan.code));
    expect(tiles).toHaveLength(count);
    const rings = tiles.map(({ boundary }) => boundary.coordinates[0]! as unknown as Ring);
    for (const { boundary } of tiles) expect(checkPolygon(boundary)).toMatchObject({ ok: true });
    const corners = [...plan.corners, plan.corners[0]].map(({ lon, lat }) => [lon, lat] as const);
    expect(rings.reduce((sum, ring) => sum + area(ring), 0) / area(corners)).toBeCloseTo(1, 3);
    const random = seededRandom(8, plan.code);
    const spots = Array.from({ length: 200 }, (_, i) => ({
      i: i % count,
      spot: tiles[i % count]!.inside(random.next(), random.next()),
    }));
    const astray = spots.filter(({ i, spot }) =>
      rings.some((ring, j) => holds(ring, [spot.lon, spot.lat]) !== (i === j)),
    );
    expect(astray).toEqual([]);
  }
});

const made = streetPlans.slice(0, 4).map((plan) => madeCommunity({ plan, people: 4500 }));

test('grids have 300 to 500 dwellings', () => {
  for (const one of made) {
    const homes = Map.groupBy(
      one.rows(houses).filter((house) => isDwelling(house.use)),
      (house) => house.grid_code,
    );
    const wrong = one
      .rows(grids)
      .filter(({ code, dwellings }) => dwellings !== homes.get(code)!.length || dwellings < 300 || dwellings > 500);
    expect(wrong).toEqual([]);
  }
});

test('a grid has one worker at most, and some have none', () => {
  const counts = made.flatMap((one) => {
    const workers = new Set(one.rows(gridWorkers).map((worker) => worker.id));
    const current = one.rows(gridAssignments).filter((assignment) => assignment.to_on === null);
    expect(current.every((assignment) => workers.has(assignment.worker_id))).toBe(true);
    return one.rows(grids).map(({ code }) => current.filter((assignment) => assignment.grid_code === code).length);
  });
  expect(Math.max(...counts)).toBe(1);
  expect(counts.filter((count) => count === 0).length).toBeGreaterThan(0);
  expect(counts.filter((count) => count === 0).length).toBeLessThan(counts.length / 3);
});

test('each house is in one grid now; where its code names another grid, that one came before', () => {
  let moved = 0;
  for (const { plan, rows } of made) {
    const memberships = Map.groupBy(rows(houseMemberships), (one) => one.house_id);
    const wrong = rows(houses).filter((house) => {
      const list = memberships.get(house.id)!;
      const current = list.filter((one) => one.to_on === null);
      if (current.length !== 1 || current[0]!.grid_code !== house.grid_code) return true;
      if (list.length === 1) return false;
      moved += 1;
      return list[0]!.grid_code !== plan.code + house.house_code.slice(12, 14) || list[0]!.to_on !== list[1]!.from_on;
    });
    expect(wrong).toEqual([]);
  }
  expect(moved).toBeGreaterThan(0);
});
