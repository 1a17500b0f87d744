import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf } from './counted-groups.ts';
import { difference, rowSets, sketchOf } from './fixture/row-sets.ts';
import { cellsOfAnswered, cellsToLookUnder } from './near-sets.ts';
import { cellCount, packSketch, rowsApart, unpackSketch } from './sketch.ts';

test('a sketch is read as it was packed', () => {
  fc.assert(
    fc.property(rowSets(), fc.integer({ min: 2, max: 600 }), (rows, k) => {
      const sketch = sketchOf(rows, k);
      expect(unpackSketch(rows.size, packSketch(sketch), cellCount(k))).toEqual(sketch);
    }),
  );
});

test('sketches are never further apart than their rows, and hardly ever much nearer', () => {
  fc.assert(
    fc.property(rowSets(), rowSets(), (a, b) => {
      const apart = rowsApart(sketchOf(a, 10), sketchOf(b, 10), Infinity);
      expect(apart).toBeLessThanOrEqual(difference(a, b));
      expect(apart).toBeGreaterThanOrEqual(difference(a, b) * 0.6 - 2);
      expect(rowsApart(sketchOf(a, 10), undefined, Infinity)).toBe(a.size);
    }),
  );
});

test('a limit only shortens the look: what is below it is the same', () => {
  fc.assert(
    fc.property(rowSets(), rowSets(), fc.integer({ min: 1, max: 40 }), (a, b, limit) => {
      const [one, other] = [sketchOf(a, 10), sketchOf(b, 10)];
      const apart = rowsApart(one, other, Infinity);
      expect(Math.min(rowsApart(one, other, limit), limit)).toBe(Math.min(apart, limit));
    }),
  );
});

test('a set that is near to an answered one shares a cell to find it by', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 16 }), rowSets(), rowSets(), (k, a, b) => {
      fc.pre(a.size > k && b.size >= k && difference(a, b) < reachOf(k));
      const cells = new Set(cellsToLookUnder(sketchOf(b, k), k));
      expect(cellsOfAnswered(sketchOf(a, k), k).some((cell) => cells.has(cell))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
