import { expect, test } from 'vitest';
import { colourOf, colours, measures, stepsOf, valuesOf } from './measures.ts';

const grid = (code: string, kinds: readonly string[] = [], dwellings: number | null = null) => ({
  code,
  name: null,
  boundary: null,
  centre: null,
  dwellings,
  professionalGrids: { nodes: kinds.map((kind) => ({ kind })) },
});

test('values are counts, 0 where a grid has none, values of the grid, or whether it is covered', () => {
  const grids = [grid('a', ['fire'], 300), grid('b', ['environment'])];
  expect([...valuesOf(measures.persons, grids, new Map([['a', 7]]))]).toEqual([
    ['a', 7],
    ['b', 0],
  ]);
  expect([...valuesOf(measures.dwellings, grids, new Map())]).toEqual([['a', 300]]);
  expect([...valuesOf(measures.fire, grids, new Map()).values()]).toEqual([1, 0]);
});

test('steps go by rank, the least has the palest colour and the greatest the deepest', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000];
  const steps = stepsOf(values);
  expect(steps.length).toBe(4);
  expect([colourOf(1, steps), colourOf(1_000, steps)]).toEqual([colours[0], colours[4]]);
  expect(stepsOf([])).toEqual([]);
  expect(stepsOf([5, 5, 5])).toEqual([]);
  expect(colourOf(5, [])).toBe(colours[2]);
});
