import type { GridOnMap } from './documents.ts';

/** What grids are coloured by: a count of the graph, a value of the grid, or whether professional grids cover it. */
export type Measure =
  | { readonly kind: 'count'; readonly query: string }
  | { readonly kind: 'value'; readonly of: (grid: GridOnMap) => number | null }
  | { readonly kind: 'coverage'; readonly by: string };

const count = (root: string, where = ''): Measure => ({
  kind: 'count',
  query: `query MapCounts { counts: ${root}(by: GRID${where}) { areaCode count } }`,
});

export const measures = {
  persons: count('personCounts'),
  houses: count('houseCounts'),
  entities: count('legalEntityCounts'),
  openEvents: count('eventCounts', ', where: { not: { stage: { in: [CLOSED, RATED, REFUSED] } } }'),
  dwellings: { kind: 'value', of: (grid) => grid.dwellings },
  fire: { kind: 'coverage', by: 'fire' },
  environment: { kind: 'coverage', by: 'environment' },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** The value of each grid; 1 and 0 for coverage, nothing where it is not known. */
export function valuesOf(
  measure: Measure,
  grids: readonly GridOnMap[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const valueOf = (grid: GridOnMap): number | null => {
    if (measure.kind === 'value') return measure.of(grid);
    if (measure.kind === 'count') return counts.get(grid.code) ?? 0;
    return grid.professionalGrids?.nodes.some(({ kind }) => kind === measure.by) ? 1 : 0;
  };
  return new Map(
    grids.flatMap((grid) => {
      const value = valueOf(grid);
      return value === null ? [] : [[grid.code, value] as const];
    }),
  );
}

/** The bounds between five steps of colour, by rank, so that one large grid does not pale the others. */
export function stepsOf(values: Iterable<number>): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds = [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * (sorted.length - 1))]!);
  return [...new Set(bounds)].filter((bound) => bound > sorted[0]!);
}

export const colours = ['#e3f2ef', '#b2ddd4', '#74c0b4', '#349c90', '#0b6e68'] as const;

/** The colour of a value between the bounds. */
export function colourOf(value: number, steps: readonly number[]): string {
  const above = steps.filter((step) => value >= step).length;
  const at = steps.length === 0 ? 2 : Math.round((above / steps.length) * (colours.length - 1));
  return colours[at]!;
}
