import { expect, test } from 'vitest';
import { primaryOnly, readPosition } from './position.ts';
import { SeenByClients } from './seen-by-clients.ts';

const later = (): number => performance.now() + 1;

test('positions are read as PostgreSQL writes them', () => {
  expect(readPosition('16/B374D848')).toBe(0x16_b374_d848);
  expect(readPosition('0/0')).toBe(0);
  expect(readPosition('FFFFF/FFFFFFFF')).toBeLessThan(primaryOnly);
});

test('a client never sees less than before, and stays with the replica that showed the most', () => {
  const seen = new SeenByClients(10);
  const [one, other] = [{}, {}];
  seen.noteReplica('a', { position: 5, nextXid: 70 }, one);
  seen.noteReplica('a', { position: 5, nextXid: 71 }, other);
  seen.notePrimary('a', 4, 0);
  expect(seen.of('a')).toEqual({ position: 5, nextXid: 71, home: one });
  seen.notePrimary('a', 7, 71);
  expect(seen.of('a')).toEqual({ position: 7, nextXid: 0, home: undefined });
  expect(seen.of('b').position).toBe(0);
});

test('what a replica showed while the primary answered is not forgotten', () => {
  const seen = new SeenByClients(10);
  seen.noteReplica('a', { position: 5, nextXid: 70 }, {});
  seen.noteReplica('a', { position: 6, nextXid: 80 }, {});
  seen.notePrimary('a', 7, 70);
  expect(seen.of('a')).toEqual({ position: 7, nextXid: 80, home: undefined });
});

test('clients that are forgotten raise what everybody may have seen', () => {
  const seen = new SeenByClients(2);
  seen.settle(1, later());
  seen.notePrimary('a', 5, 0);
  seen.notePrimary('b', 3, 0);
  seen.notePrimary('c', 4, 0);
  expect([seen.of('a').position, seen.floor]).toEqual([0, 5]);
  seen.notePrimary('d', 4, 0);
  expect(seen.floor).toBe(5);
});

test('before the primary has told where it is, and when a change got lost, only the primary will do', () => {
  const seen = new SeenByClients(2);
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
