import type { Plugin, Table } from '@gridweave/kit';
import { makeCityParts } from '../city-part/make-city-parts.ts';
import { identityNumbers } from '../codes/index.ts';
import { makeEvents } from '../event/make-events.ts';
import { addMembership } from '../grid/memberships.ts';
import { makeGrids } from '../grid/make-grids.ts';
import { areaMix } from '../house/area-kind.ts';
import { shapesOfGrid } from '../house/building.ts';
import { makeBuilding } from '../house/make-building.ts';
import { makeEntities } from '../legal-entity/make-entities.ts';
import { isDwelling, makeResidents } from '../person/make-residents.ts';
import { estateName, parkName, roadsOf, towerName, villageName } from '../places/index.ts';
import type { CommunityPlan } from '../plan/index.ts';
import { seededRandom } from '../random/index.ts';
import { dayOf } from '../time/index.ts';
import { communityRows, type CommunityRows, type TableDefaults } from './community-rows.ts';
import type { CommunityContext, WorkerFacts } from './context.ts';

/** People in a grid of about 400 dwellings. */
const PEOPLE_PER_GRID = 980;

export interface CommunityOptions {
  readonly seed: number;
  readonly today: string;
  readonly plugins: readonly Plugin[];
  readonly defaultsOf: (table: Table<any>) => TableDefaults;
}

/**
 * Makes the rows of one community, grid by grid, then those of the plugins. It gives back control after each grid and each
 * plugin, so that other work (writing the community before it) can go on. The same seed, day and plan give the same rows.
 */
export function* makeCommunity(plan: CommunityPlan, options: CommunityOptions): Generator<void, CommunityRows> {
  const { seed, today } = options;
  const random = seededRandom(seed, plan.code);
  const rows = communityRows(plan, today, random, options.defaultsOf);
  const counters = new Map<string, number>();
  const context: CommunityContext = {
    plan,
    rows,
    random,
    today: dayOf(today),
    gridCount: Math.min(99, Math.max(1, Math.round(plan.people / PEOPLE_PER_GRID))),
    numbers: identityNumbers(plan.index),
    roads: roadsOf(plan.streetCode),
    estates: {
      villages: Array.from({ length: 4 }, () => villageName(random, plan.name)),
      estates: Array.from({ length: 9 }, () => estateName(random)),
      parks: Array.from({ length: 4 }, () => parkName(random, plan.name)),
      towers: Array.from({ length: 5 }, () => towerName(random)),
    },
    next: (counter) => {
      const count = (counters.get(counter) ?? 0) + 1;
      counters.set(counter, count);
      return count;
    },
  };
  const mix = areaMix(random, plan.districtCode);
  const grids = makeGrids(context, mix);
  const workers = grids.map(({ worker }) => worker).filter((worker): worker is WorkerFacts => worker !== undefined);
  for (const grid of grids) {
    const rooms = shapesOfGrid(random, grid.area).flatMap((shape) => makeBuilding(context, grid, shape));
    const dwellings = rooms.filter(({ row }) => isDwelling(row.use)).length;
    grid.finish(dwellings);
    for (const { row } of rooms) addMembership(context, row);
    yield;
    const workplaces = makeEntities(context, grid, rooms);
    makeResidents(context, grid, rooms, workplaces);
    yield;
    makeCityParts(context, grid);
    makeEvents(context, grid, rooms, dwellings, workers);
    yield;
  }
  for (const plugin of options.plugins) {
    // a stream of its own, so that a plugin more or less changes nothing in the others
    plugin.sample?.({ ...rows, random: seededRandom(seed, `${plan.code}/${plugin.name}`) });
    yield;
  }
  return rows;
}
