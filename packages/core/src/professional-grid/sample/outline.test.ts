import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolygonGeometry, Position } from '../../scalars/index.ts';
import { groupGrids, sharedEdge } from './group-grids.ts';
import { outlineOf, signedArea } from './outline.ts';
import { splitGrid } from './split-grid.ts';

function square(x: number, y: number): PolygonGeometry {
  const at = (i: number, j: number): Position => [x + i, y + j];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)]] };
}
const area = ({ coordinates }: PolygonGeometry): number =>
  coordinates.reduce((sum, ring) => sum + signedArea(ring), 0) / 2;
const field = Array.from({ length: 6 }, (_, y) =>
  Array.from({ length: 6 }, (_, x) => ({ code: `${y}${x}`, boundary: square(x, y) })),
).flat();

test('the outline of squares around a hole has the hole', () => {
  const ring = field.filter(({ code }) => '012'.includes(code[0]!) && '012'.includes(code[1]!) && code !== '11');
  const outline = outlineOf(ring.map(({ boundary }) => boundary))!;
  expect(outline.coordinates).toHaveLength(2);
  expect(area(outline)).toBe(8);
});

test('squares that are apart or meet in a point have no outline', () => {
  expect(outlineOf([square(0, 0), square(2, 0)])).toBeUndefined();
  expect(outlineOf([square(0, 0), square(1, 1)])).toBeUndefined();
  expect(outlineOf([])).toBeUndefined();
});

test('groups hold each grid once, are of about the size, and touch', () => {
  fc.assert(
    fc.property(fc.subarray(field, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), (grids, size) => {
      const groups = groupGrids(grids, size);
      const codes = groups.flat().map(({ code }) => code);
      expect(codes.toSorted()).toEqual(grids.map(({ code }) => code).toSorted());
      for (const group of groups) {
        const outline = outlineOf(group.map(({ boundary }) => boundary));
        if (outline) expect(area(outline)).toBe(group.length);
      }
    }),
  );
});

test('a grid cut at an edge keeps its area and its other edges', () => {
  const [one, two] = [square(0, 0), square(1, 0)];
  const { part, rest, share } = splitGrid(one, sharedEdge(one, two)!);
  expect(share).toBe(2500);
  expect(area(part)).toBe(0.25);
  expect(area(rest)).toBe(0.75);
  expect(area(outlineOf([part, two])!)).toBe(1.25);
  expect(area(outlineOf([part, rest])!)).toBe(1);
});
