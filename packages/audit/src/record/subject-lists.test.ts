import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSubjects, unpackSubjects } from './subject-lists.ts';

const id = fc.oneof(
  fc.integer({ min: 1, max: 50 }).map(String),
  fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String),
  fc.string(),
);

test('what is packed comes back: each id once, numbers in their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ type: fc.string({ minLength: 1 }), ids: fc.uniqueArray(id, { minLength: 1 }) })),
      (subjects) => {
        const packed = packSubjects(subjects);
        const back = packed ? unpackSubjects(packed) : [];
        const sorted = (list: typeof subjects) =>
          list.map(({ type, ids }) => [type.toWellFormed(), ids.map((one) => one.toWellFormed()).toSorted()]);
        expect(sorted(back as typeof subjects)).toEqual(sorted(subjects));
      },
    ),
  );
  expect(packSubjects([])).toBeNull();
});

test('a page of neighbours takes a few bytes', () => {
  const ids = Array.from({ length: 1_000 }, (_, i) => String(5_000_000 + i));
  expect(packSubjects([{ type: 'Person', ids }])!.length).toBeLessThan(20);
});
