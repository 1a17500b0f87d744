import { expect, test } from 'vitest';
import { Trail } from './trail.ts';

test('the lag is the time since the primary was first seen beyond a position', () => {
  const trail = new Trail(1_000);
  trail.add(10, 0);
  trail.add(20, 100);
  trail.add(20, 200);
  trail.add(30, 300);
  expect([9, 10, 19, 20, 29, 30, 31].map((position) => trail.lagOf(position, 350))).toEqual([
    350, 250, 250, 50, 50, 0, 0,
  ]);
});

test('what is older than the limit is forgotten, but not that it is', () => {
  const trail = new Trail(1_000);
  for (let i = 0; i <= 100; i++) trail.add(i, i * 100);
  expect(trail.lagOf(0, 10_000)).toBeGreaterThan(1_000);
  expect(trail.lagOf(0, 10_000)).toBeLessThan(1_200);
  expect(trail.lagOf(95, 10_000)).toBe(400);
});

test('an idle primary leaves nobody behind', () => {
  const trail = new Trail(1_000);
  trail.add(10, 0);
  trail.add(10, 60_000);
  expect(trail.lagOf(10, 60_000)).toBe(0);
});
