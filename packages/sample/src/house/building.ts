import type { SampleRandom } from '@gridweave/kit';
import type { AreaKind } from './area-kind.ts';

/** What a building is for; a tower of apartments has the address of an office. */
export type BuildingKind = 'tenement' | 'tower' | 'factory' | 'dormitory' | 'office' | 'apartments';

/** A building before its rooms are made. */
export interface BuildingShape {
  readonly kind: BuildingKind;
  readonly floors: number;
  readonly perFloor: number;
  /** Shops on the ground floor, instead of dwellings. */
  readonly shops: number;
  /** Dwellings in all; the last floor may have fewer than the others. */
  readonly dwellings: number;
  readonly builtYear: number;
}

function shape(random: SampleRandom, kind: BuildingKind, most: number): BuildingShape {
  const size = {
    tenement: [random.int(5, 9), random.int(3, 7), random.int(1, 4), random.int(1990, 2008)],
    tower: [random.int(11, 33), random.int(4, 8), random.int(4, 16), random.int(1996, 2022)],
    dormitory: [random.int(5, 7), random.int(12, 20), random.int(0, 4), random.int(1993, 2012)],
    apartments: [random.int(15, 28), random.int(8, 14), random.int(3, 10), random.int(2006, 2023)],
    factory: [random.int(3, 6), random.int(1, 2), 0, random.int(1992, 2015)],
    office: [random.int(14, 36), random.int(4, 9), random.int(4, 10), random.int(2000, 2023)],
  }[kind] as [number, number, number, number];
  const [floors, perFloor, shops, builtYear] = size;
  const lives = kind !== 'factory' && kind !== 'office';
  const dwellings = lives ? Math.min(most, (floors - 1) * perFloor) : 0;
  return { kind, floors: lives ? 1 + Math.ceil(dwellings / perFloor) : floors, perFloor, shops, dwellings, builtYear };
}

const homes: Readonly<Record<AreaKind, BuildingKind>> = {
  village: 'tenement',
  estate: 'tower',
  industrial: 'dormitory',
  office: 'apartments',
};

/** The buildings of one grid, with 300 to 500 dwellings together. */
export function shapesOfGrid(random: SampleRandom, area: AreaKind): readonly BuildingShape[] {
  const goal = random.int(330, 470);
  const shapes: BuildingShape[] = [];
  let dwellings = 0;
  while (dwellings < goal) {
    // a village has some better houses, an industrial district some village left
    const kind = area === 'industrial' && random.chance(0.35) ? 'tenement' : homes[area];
    const built = shape(random, kind, 500 - dwellings);
    dwellings += built.dwellings;
    shapes.push(built);
  }
  if (area === 'industrial') for (let i = random.int(4, 8); i > 0; i--) shapes.push(shape(random, 'factory', 0));
  if (area === 'office') for (let i = random.int(1, 3); i > 0; i--) shapes.push(shape(random, 'office', 0));
  return shapes;
}
