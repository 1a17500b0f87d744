import { expect, test } from 'vitest';
import { primaryOnly, readPosition } from './position.ts';
import { Seen } from './seen.ts';

const later = (): number => performance.now() + 1;

test('positions are read as PostgreSQL writes them', () => {
  expect(readPosition('16/B374D848')).toBe(0x16_b374_d848);
  expect(readPosition('0/0')).toBe(0);
  expect(readPosition('FFFFF/FFFFFFFF')).toBeLessThan(primaryOnly);
});

test('a client never sees less than before, and stays with the replica that showed the most', () => {
  const seen = new Seen(10);
  const [one, other] = [{}, {}];
  seen.note('a', 5, one);
  seen.note('a', 5, other);
  seen.note('a', 4, undefined);
  expect(seen.of('a')).toEqual({ position: 5, home: one });
  seen.note('a', 7, undefined);
  expect(seen.of('a')).toEqual({ position: 7, home: undefined });
  expect(seen.of('b').position).toBe(0);
});

test('clients that are forgotten raise what everybody may have seen', () => {
  const seen = new Seen(2);
  seen.settle(1, later());
  seen.note('a', 5, undefined);
  seen.note('b', 3, undefined);
  seen.note('c', 4, undefined);
  expect([seen.of('a').position, seen.floor]).toEqual([0, 5]);
  seen.note('d', 4, undefined);
  expect(seen.floor).toBe(5);
});

test('before the primary has told where it is, and when a change got lost, only the primary will do', () => {
  const seen = new Seen(2);
  expect(seen.floor).toBe(primaryOnly);
  seen.settle(10, later());
  expect(seen.floor).toBe(10);
  const asked = performance.now() - 1;
  seen.lose();
  seen.settle(11, asked);
  expect(seen.floor).toBe(primaryOnly);
  seen.settle(12, later());
  expect(seen.floor).toBe(12);
});
