import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scope, ScopeClause } from './scope.ts';
import {
  covers,
  everything,
  exceptScope,
  holdsStreet,
  intersectScopes,
  nothing,
  sameScope,
  scopeOf,
  unionScopes,
} from './scope-algebra.ts';

/** A row for the tests: its basic grid and the named scopes that hold it. */
interface Row {
  readonly grid: string;
  readonly named: readonly string[];
}

const grids = [
  '44030400100101',
  '44030400100102',
  '44030400100201',
  '44030400200101',
  '44030500100101',
  '44020100100101',
];
const names = ['a', 'b'];
const rows: readonly Row[] = grids.flatMap((grid) => [[], ['a'], ['b'], ['a', 'b']].map((named) => ({ grid, named })));

const inClause = (clause: ScopeClause, row: Row): boolean =>
  (clause.areas === null || clause.areas.some((area) => row.grid.startsWith(area))) &&
  clause.named.every((name) => row.named.includes(name)) &&
  !(clause.except ?? []).some((gap) => inClause(gap, row));
const inScope = (scope: Scope, row: Row): boolean =>
  scope.any.some((clause) => inClause(clause, row)) && !scope.except.some((clause) => inClause(clause, row));

const area = fc.constantFrom(...new Set(grids.flatMap((grid) => [4, 6, 9, 12, 14].map((n) => grid.slice(0, n)))));
const clause: fc.Arbitrary<ScopeClause> = fc.record({
  areas: fc.option(fc.array(area, { maxLength: 3 }), { nil: null }),
  named: fc.subarray(names),
});
const simple = fc.array(clause, { maxLength: 3 }).map((clauses) => unionScopes(...clauses.map(scopeOf)));
const cut = fc.tuple(simple, simple).map(([scope, removed]) => exceptScope(scope, removed));
const scope: fc.Arbitrary<Scope> = fc.oneof(
  simple,
  cut,
  fc.tuple(cut, cut).map(([a, b]) => unionScopes(a, b)),
);
const row = fc.constantFrom(...rows);

describe('scopes as sets of rows', () => {
  test('union, intersection and difference mean what they say', () => {
    fc.assert(
      fc.property(scope, scope, simple, row, (a, b, removed, r) => {
        expect(inScope(unionScopes(a, b), r)).toBe(inScope(a, r) || inScope(b, r));
        expect(inScope(intersectScopes(a, b), r)).toBe(inScope(a, r) && inScope(b, r));
        expect(inScope(exceptScope(a, removed), r)).toBe(inScope(a, r) && !inScope(removed, r));
      }),
      { numRuns: 2000 },
    );
  });

  test('covers is never wrong when it says yes', () => {
    fc.assert(
      fc.property(scope, scope, (a, b) => {
        fc.pre(covers(a, b));
        expect(rows.filter((r) => inScope(b, r) && !inScope(a, r))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('covers finds what is put together from its parts', () => {
    fc.assert(
      fc.property(scope, scope, simple, (a, b, removed) => {
        expect(covers(unionScopes(a, b), a)).toBe(true);
        expect(covers(a, intersectScopes(a, b))).toBe(true);
        expect(covers(a, exceptScope(a, removed))).toBe(true);
        expect(covers(everything, a)).toBe(true);
        expect(covers(a, nothing)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the written form does not depend on order, grouping or repetition', () => {
    fc.assert(
      fc.property(scope, scope, scope, (a, b, c) => {
        const once = unionScopes(a, b, c);
        expect(unionScopes(c, a, b).key).toBe(once.key);
        expect(unionScopes(a, unionScopes(b, c)).key).toBe(once.key);
        expect(unionScopes(unionScopes(b, a), c, a).key).toBe(once.key);
        expect(unionScopes(once, nothing)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});

test('areas in another area are written once', () => {
  const scope = unionScopes(
    scopeOf({ areas: ['440304', '440304001'], named: [] }),
    scopeOf({ areas: ['440305'], named: [] }),
  );
  expect(scope.any).toEqual([{ areas: ['440304', '440305'], named: [] }]);
});

test('an exception of one clause stays with it and is common where it touches no other', () => {
  const west = exceptScope(scopeOf({ areas: ['440304'], named: [] }), scopeOf({ areas: ['440304001'], named: [] }));
  const apart = unionScopes(west, scopeOf({ areas: ['440305'], named: [] }));
  expect(apart).toMatchObject({
    any: [{ areas: ['440304', '440305'], named: [] }],
    except: [{ areas: ['440304001'], named: [] }],
  });
  const touching = unionScopes(west, scopeOf({ areas: ['4403'], named: ['a'] }));
  expect(touching.except).toEqual([]);
  expect(touching.any).toContainEqual({ areas: ['440304'], named: [], except: [{ areas: ['440304001'], named: [] }] });
});

test('taking all away leaves nothing', () => {
  const scope = scopeOf({ areas: ['440304001'], named: ['a'] });
  expect(sameScope(exceptScope(scope, scopeOf({ areas: ['4403'], named: [] })), nothing)).toBe(true);
  expect(sameScope(exceptScope(scope, everything), nothing)).toBe(true);
  expect(sameScope(scopeOf({ areas: [], named: [] }), nothing)).toBe(true);
});

test('a street is held only as a whole', () => {
  expect(holdsStreet(everything, '440304001')).toBe(true);
  expect(holdsStreet(scopeOf({ areas: ['440304'], named: [] }), '440304001')).toBe(true);
  expect(holdsStreet(scopeOf({ areas: ['440304001002'], named: [] }), '440304001')).toBe(false);
  expect(holdsStreet(scopeOf({ areas: ['440304'], named: ['a'] }), '440304001')).toBe(false);
  const gap = exceptScope(scopeOf({ areas: ['440304'], named: [] }), scopeOf({ areas: ['440304001002'], named: [] }));
  expect(holdsStreet(gap, '440304001')).toBe(false);
  expect(holdsStreet(gap, '440304002')).toBe(true);
});

test('hundreds of communities are put together quickly', () => {
  const codes = Array.from({ length: 800 }, (_, i) => `440304${String(i).padStart(3, '0')}001`);
  const start = performance.now();
  const scope = unionScopes(...codes.map((code) => scopeOf({ areas: [code], named: [] })));
  expect(scope.any).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(500);
});
