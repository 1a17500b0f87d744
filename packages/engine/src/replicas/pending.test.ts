import { expect, test } from 'vitest';
import { pendingBefore } from './pending.ts';

test.each<[string, number, readonly number[]]>([
  ['100:100:', 100, []],
  ['90:100:90,95', 90, []],
  ['90:100:90,95', 95, [90]],
  ['90:100:90,95', 102, [90, 95, 100, 101]],
  ['10:10:', 5_000, Array.from({ length: 1_000 }, (_, i) => 4_000 + i)],
])('of %s before %i', (snapshot, nextXid, pending) => {
  expect(pendingBefore(snapshot, nextXid)).toEqual(pending);
});
