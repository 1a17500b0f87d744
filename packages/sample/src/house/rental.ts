import type { SampleRandom } from '@gridweave/kit';
import { dateText } from '../time/index.ts';
import type { BuildingKind } from './building.ts';

/** How a house is rented out; nulls when it is not. */
export interface Rental {
  readonly rental: boolean;
  readonly mode: string | null;
  readonly class: string | null;
  readonly grade: string | null;
  readonly filedOn: string | null;
  readonly visitedOn: string;
}

const rentedShare: Readonly<Record<BuildingKind, number>> = {
  tenement: 0.93,
  tower: 0.42,
  dormitory: 0.7,
  apartments: 0.82,
  factory: 0.85,
  office: 0.75,
};
const modes: Readonly<Record<BuildingKind, readonly (readonly [string, number])[]>> = {
  tenement: [
    ['scattered', 74],
    ['enclosed-compound', 12],
    ['property-managed', 10],
    ['hotel-style', 4],
  ],
  tower: [
    ['property-managed', 92],
    ['scattered', 8],
  ],
  dormitory: [
    ['unit-run', 90],
    ['enclosed-compound', 10],
  ],
  apartments: [
    ['hotel-style', 40],
    ['property-managed', 60],
  ],
  factory: [
    ['unit-run', 45],
    ['enclosed-compound', 40],
    ['property-managed', 15],
  ],
  office: [['property-managed', 100]],
};
const grades: readonly (readonly [string, number])[] = [
  ['green', 52],
  ['yellow', 32],
  ['orange', 13],
  ['red', 3],
];
const calmGrades: readonly (readonly [string, number])[] = [
  ['green', 82],
  ['yellow', 15],
  ['orange', 3],
];
// days between visits by grade; houses that are not rented are seen twice a year
const interval: Readonly<Record<string, number>> = { green: 21, yellow: 14, orange: 7, red: 7 };
const classOfUse: Readonly<Record<string, string>> = { '30': '2', '31': '2', '40': '3', '50': '4', '60': '5' };

/** Whether and how a house is rented out, by its building and use, and when the grid worker was there last. */
export function rentalOf(random: SampleRandom, building: BuildingKind, use: string, today: number): Rental {
  const rental = random.chance(use === '30' ? 0.88 : rentedShare[building]);
  if (!rental) {
    const visitedOn = dateText(today - random.int(0, 180));
    return { rental, mode: null, class: null, grade: null, filedOn: null, visitedOn };
  }
  const grade = random.weighted(building === 'tower' || building === 'office' ? calmGrades : grades);
  // some visits are late
  const late = random.chance(0.06) ? random.int(1, 20) : 0;
  return {
    rental,
    mode: random.weighted(modes[building]),
    class: classOfUse[use] ?? '1',
    grade,
    filedOn: random.chance(0.72) ? dateText(today - random.int(10, 1400)) : null,
    visitedOn: dateText(today - random.int(0, interval[grade]!) - late),
  };
}
