import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blurOf, reachOf } from './counted-groups.ts';
import { Asking, difference, type RowSet, rowSets, sketchOf } from './fixture/row-sets.ts';
import { rowsApart } from './sketch.ts';

const smallests = fc.integer({ min: 2, max: 16 });
const secrets = fc.string({ minLength: 1, maxLength: 4 });
const questions = fc.string({ maxLength: 3 });
const asked = fc.array(fc.tuple(rowSets(), questions), { minLength: 1, maxLength: 25 });

/** How far sketches of two sets are apart. */
function apart(a: RowSet, b: RowSet, smallest: number): number {
  return rowsApart(sketchOf(a, smallest), sketchOf(b, smallest), Infinity);
}

test('a set below the smallest group is left out, one well above never is', () => {
  fc.assert(
    fc.property(smallests, secrets, asked, (k, secret, sets) => {
      const asking = new Asking(k, secret);
      for (const [rows, question] of sets) {
        const { by } = asking.ask(rows, question);
        expect(by !== undefined && rows.size < k).toBe(false);
        expect(by === undefined && rows.size >= reachOf(k)).toBe(false);
      }
    }),
  );
});

test('a set at most k rows from an answered one gets no answer of its own, one far from all does', () => {
  fc.assert(
    fc.property(smallests, secrets, asked, (k, secret, sets) => {
      const asking = new Asking(k, secret);
      for (const [rows, question] of sets) {
        const before = [...asking.answered];
        const { isNew } = asking.ask(rows, question);
        const isNear = before.some(({ members }) => difference(members, rows) <= k);
        expect(isNew && isNear).toBe(false);
        const isFar = [rows.size, ...before.map(({ members }) => apart(members, rows, k))].every(
          (n) => n >= reachOf(k),
        );
        expect(!isNew && isFar).toBe(false);
      }
    }),
  );
});

test('an answer is a multiple of the smallest group, and does not drift away from the size', () => {
  fc.assert(
    fc.property(smallests, secrets, asked, (k, secret, sets) => {
      const asking = new Asking(k, secret);
      for (const [rows, question] of sets) {
        const { by, isNew } = asking.ask(rows, question);
        if (!by) continue;
        expect([by.answer % k, by.answer >= k]).toEqual([0, true]);
        expect(Math.abs(by.answer - rows.size)).toBeLessThan(isNew ? k : 2 * k + blurOf(k));
      }
    }),
  );
});

test('once a set has an answer, all near to it have that one, whatever else is asked and however', () => {
  const flips = fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(smallests, secrets, asked, asked, flips, questions, (k, secret, before, after, some, question) => {
      const asking = new Asking(k, secret);
      for (const [rows, own] of before) asking.ask(rows, own);
      const flipped = new Set(some.slice(0, Math.floor((k + 1 - blurOf(k)) / 2)));
      const known = [...asking.answered];
      const everyOne = (): void => {
        for (const set of known) {
          expect(asking.ask(set.members, question).by).toBe(set);
          const near = set.members.symmetricDifference(flipped);
          if (near.size >= k) expect(asking.ask(near, question).by).toBe(set);
        }
      };
      everyOne();
      for (const [rows, own] of after) asking.ask(rows, own);
      everyOne();
    }),
  );
});

test('the nearest answers, found among all by the cells it shares', () => {
  fc.assert(
    fc.property(smallests, secrets, asked, rowSets(), questions, (k, secret, sets, rows, question) => {
      const asking = new Asking(k, secret);
      for (const [other, own] of sets) asking.ask(other, own);
      const known = [...asking.answered];
      const { by, isNew } = asking.ask(rows, question);
      if (rows.size < k) return;
      const least = Math.min(rows.size, ...known.map(({ members }) => apart(members, rows, k)));
      const distance = isNew ? reachOf(k) : by ? apart(by.members, rows, k) : rows.size;
      // the blur makes one that is less than w further away take its place
      expect(distance).toBeLessThan(Math.max(least, isNew ? k + 1 : 0) + blurOf(k));
    }),
  );
});

test('sets of one row more or less: the same answer in either order of asking', () => {
  fc.assert(
    fc.property(smallests, secrets, rowSets(40), fc.nat(500), (k, secret, rows, row) => {
      const other = rows.symmetricDifference(new Set([row]));
      for (const [first, second] of [
        [rows, other],
        [other, rows],
      ] as const) {
        const asking = new Asking(k, secret);
        expect(asking.ask(second, 'b').by).toBe(asking.ask(first, 'a').by);
      }
    }),
  );
});

test('where answers change, a question tells of a row one chance in w for each answered set', () => {
  const k = 10;
  const questionCount = 2_000;
  const first = (length: number): RowSet => new Set(Array.from({ length }, (_, i) => i));

  /** How often a set of that size is answered by which of the sets asked before. */
  function shares(asking: Asking, size: number): Map<unknown, number> {
    const sketch = sketchOf(first(size), k);
    const found = new Map<unknown, number>();
    for (let i = 0; i < questionCount; i++) {
      const by = asking.near.answering({ question: `${i}`, sketch });
      found.set(by, (found.get(by) ?? 0) + 1 / questionCount);
    }
    return found;
  }

  const chains: [before: number[], from: number, to: number, sets: number][] = [
    [[], k, reachOf(k), 1],
    [[100], 100, 100 + reachOf(k), 1],
    [[100, 100 + reachOf(k)], 100, 100 + reachOf(k), 2],
  ];
  for (const [before, from, to, sets] of chains) {
    const asking = new Asking(k);
    for (const size of before) expect(asking.ask(first(size), 'before').isNew).toBe(true);
    for (let size = from; size < to; size++) {
      const [without, including] = [shares(asking, size), shares(asking, size + 1)];
      let advantage = 0;
      for (const by of new Set([...without.keys(), ...including.keys()]))
        advantage += Math.abs((without.get(by) ?? 0) - (including.get(by) ?? 0)) / 2;
      // what is beyond it is chance
      expect(advantage).toBeLessThan(sets / blurOf(k) + 0.05);
    }
  }
});
