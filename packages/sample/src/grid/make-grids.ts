import { gridAssignments, grids, gridWorkers } from '@gridweave/core';
import { phoneNumber } from '../codes/index.ts';
import type { CommunityContext, GridContext, WorkerFacts } from '../community/context.ts';
import { type AreaMix } from '../house/area-kind.ts';
import { anyName } from '../names/index.ts';
import { dateText } from '../time/index.ts';
import { tile } from './tiling.ts';

/** A grid of the community, and how to put its row once the number of its dwellings is known. */
export interface PlannedGrid extends GridContext {
  readonly finish: (dwellings: number) => void;
}

const places = [...'一二三四五六七八九'];

/**
 * The grids of a community with their boundaries, and the workers: one grid, one worker, but 7 of 100 grids are vacant and
 * one worker in thirty holds the next grid as well.
 */
export function makeGrids(context: CommunityContext, mix: AreaMix): readonly PlannedGrid[] {
  const { plan, rows, random, today } = context;
  const tiles = tile(plan.corners, context.gridCount, random);
  const since = dateText(today - 1600);
  let previous: WorkerFacts | undefined;
  return tiles.map((place, i) => {
    const code = plan.code + String(i + 1).padStart(2, '0');
    const id = rows.nextId(grids);
    const worker = workerOf(context, code, previous);
    previous = worker;
    const name = `${plan.name}社区第${chineseNumber(i + 1)}网格`;
    return {
      code,
      name,
      area: random.weighted(mix),
      tile: place,
      worker,
      finish: (dwellings) =>
        rows.add(grids, {
          street_code: plan.streetCode,
          id,
          community_code: plan.code,
          code,
          name,
          boundary: place.boundary,
          centre: { type: 'Point', coordinates: [place.centre.lon, place.centre.lat] },
          area: String(place.area),
          dwellings,
          valid_from: since,
          valid_to: null,
          source: 'grid-office',
          recorded_at: `${since}T01:00:00Z`,
          updated_at: `${since}T01:00:00Z`,
        }),
    };
  });
}

function workerOf(context: CommunityContext, code: string, previous: WorkerFacts | undefined): WorkerFacts | undefined {
  const { random, today } = context;
  if (random.chance(0.3)) {
    const from = today - random.int(900, 1500);
    const to = today - random.int(60, 800);
    assign(context, code, hire(context, from, to), from, to);
  }
  if (random.chance(0.07)) return undefined;
  const from = today - random.int(40, 1500);
  const worker = previous !== undefined && random.chance(1 / 30) ? previous : hire(context, from, undefined);
  assign(context, code, worker, from, undefined);
  return worker;
}

function hire({ plan, rows, random, next }: CommunityContext, from: number, left: number | undefined): WorkerFacts {
  const id = rows.nextId(gridWorkers);
  const name = anyName(random);
  const phone = phoneNumber(random);
  const state =
    left === undefined
      ? random.weighted([
          ['on-duty', 93],
          ['on-leave', 3],
          ['training', 2],
          ['seconded', 2],
        ])
      : 'left';
  const employed = dateText(from - random.int(0, 400));
  rows.add(gridWorkers, {
    street_code: plan.streetCode,
    id,
    community_code: plan.code,
    number: `WG${plan.code.slice(4)}${String(next('worker')).padStart(3, '0')}`,
    name,
    sex: random.chance(0.55) ? '1' : '2',
    phone,
    state,
    employed_on: employed,
    left_on: left === undefined ? null : dateText(left),
    source: 'grid-office',
    recorded_at: `${employed}T01:00:00Z`,
    updated_at: `${dateText(left ?? from)}T01:00:00Z`,
  });
  return { id, name, phone };
}

function assign(
  { plan, rows }: CommunityContext,
  gridCode: string,
  worker: WorkerFacts,
  from: number,
  to: number | undefined,
): void {
  rows.add(gridAssignments, {
    street_code: plan.streetCode,
    id: rows.nextId(gridAssignments),
    community_code: plan.code,
    grid_code: gridCode,
    worker_id: worker.id,
    from_on: dateText(from),
    to_on: to === undefined ? null : dateText(to),
    source: 'grid-office',
    recorded_at: `${dateText(from)}T01:00:00Z`,
    updated_at: `${dateText(to ?? from)}T01:00:00Z`,
  });
}

function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const high = tens === 0 ? '' : `${tens === 1 ? '' : places[tens - 1]!}十`;
  return high + (ones === 0 ? '' : places[ones - 1]!);
}
