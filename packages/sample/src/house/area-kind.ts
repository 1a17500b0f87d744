import type { SampleRandom } from '@gridweave/kit';

/** What a grid is built with: urban village 城中村, estate 花园小区, factories and their dormitories, offices and apartments. */
export type AreaKind = 'village' | 'estate' | 'industrial' | 'office';

export type AreaMix = readonly (readonly [AreaKind, number])[];

const mixes: readonly (readonly [AreaMix, number])[] = [
  [
    [
      ['village', 78],
      ['estate', 12],
      ['industrial', 8],
      ['office', 2],
    ],
    40,
  ],
  [
    [
      ['village', 20],
      ['estate', 68],
      ['industrial', 2],
      ['office', 10],
    ],
    32,
  ],
  [
    [
      ['village', 45],
      ['estate', 12],
      ['industrial', 40],
      ['office', 3],
    ],
    18,
  ],
  [
    [
      ['village', 14],
      ['estate', 44],
      ['industrial', 2],
      ['office', 40],
    ],
    10,
  ],
];

// districts with few factories and many offices
const inner = new Set(['440303', '440304', '440305', '440308']);

/** What kinds of grids a community has, with weights: most are villages, estates, factory districts or centres. */
export function areaMix(random: SampleRandom, districtCode: string): AreaMix {
  const weights = mixes.map(
    ([mix, weight], i) => [mix, inner.has(districtCode) ? [20, 50, 3, 27][i]! : weight] as const,
  );
  return random.weighted(weights);
}
