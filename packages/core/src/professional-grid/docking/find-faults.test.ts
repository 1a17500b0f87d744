import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDockingFaults } from './find-faults.ts';
import type { StreetDocking } from './read-street.ts';

const strict = { coverage: 'complete', overlap: 'none' } as const;
const codes = Array.from({ length: 12 }, (_, i) => `440306017001${String(i + 1).padStart(2, '0')}`);
const basicGrids = codes.map((code) => ({ code, community: '440306017001', boundary: null }));
const professionalGrids = ['1', '2', '3', '4'].map((id) => ({
  id,
  code: `11900044030601700100${id}`,
  community: '440306017001',
  boundary: null,
  isInUse: true,
}));
const docking = (grid: number, owner: number, share = 1) => ({
  gridCode: codes[grid]!,
  community: '440306017001',
  professionalGridId: professionalGrids[owner]!.id,
  share,
});
const street = (more: Partial<StreetDocking>): StreetDocking => ({
  street: '440306017',
  basicGrids,
  professionalGrids,
  dockings: [],
  ...more,
});
const faultsOf = (...args: Parameters<typeof findDockingFaults>) => [...findDockingFaults(...args)].flat();
/** Any way of giving each basic grid to one of four, whole or shared with the next; each has one at least. */
const divided = fc
  .array(fc.record({ owner: fc.nat(3), cut: fc.option(fc.integer({ min: 1, max: 9999 })) }), {
    minLength: codes.length,
    maxLength: codes.length,
  })
  .map((choices) =>
    choices.flatMap(({ owner: chosen, cut }, grid) => {
      const owner = grid < 4 ? grid : chosen;
      if (cut === null) return [docking(grid, owner)];
      return [docking(grid, owner, cut / 10_000), docking(grid, (owner + 1) % 4, (10_000 - cut) / 10_000)];
    }),
  );

test('a division of all basic grids has no faults, shared or not', () => {
  fc.assert(
    fc.property(divided, (dockings) => {
      expect(faultsOf(strict, street({ dockings }), 0)).toEqual([]);
    }),
  );
});

test('a docking left out or put twice is found, and nothing else of the coverage', () => {
  fc.assert(
    fc.property(divided, fc.nat(), fc.boolean(), (dockings, nth, isTwice) => {
      const one = dockings[nth % dockings.length]!;
      const changed = isTwice ? [...dockings, one] : dockings.filter((other) => other !== one);
      const faults = faultsOf(strict, street({ dockings: changed }), 0);
      const fault = faults.find(({ problem }) => problem !== 'without-docking');
      expect(fault).toMatchObject({
        problem: isTwice ? 'covered-twice' : 'not-covered',
        gridCode: one.gridCode,
        covered: expect.closeTo(isTwice ? 1 + one.share : 1 - one.share, 5),
      });
      expect(faults.filter(({ gridCode }) => gridCode !== null)).toHaveLength(1);
      const loose = { coverage: 'partial', overlap: 'allowed' } as const;
      expect(faultsOf(loose, street({ dockings: changed }), 0).filter((f) => f.gridCode !== null)).toEqual([]);
    }),
  );
});

test('when a basic grid is no longer in use, its dockings are void', () => {
  fc.assert(
    fc.property(divided, fc.nat(codes.length - 1), (dockings, nth) => {
      const gone = codes[nth]!;
      const faults = faultsOf(
        strict,
        street({ dockings, basicGrids: basicGrids.filter(({ code }) => code !== gone) }),
        0,
      );
      const orphaned = dockings.filter(({ gridCode }) => gridCode === gone);
      expect(faults.filter(({ problem }) => problem === 'orphaned-docking')).toHaveLength(orphaned.length);
      expect(faults.every(({ gridCode, problem }) => problem === 'without-docking' || gridCode === gone)).toBe(true);
    }),
  );
});

test('when a professional grid is no longer in use, its dockings are void and its basic grids open', () => {
  const dockings = codes.map((_, grid) => docking(grid, grid % 4));
  const closed = professionalGrids.map((grid) => ({ ...grid, isInUse: grid.id !== '2' }));
  const faults = faultsOf(strict, street({ dockings, professionalGrids: closed }), 0);
  expect(faults.map(({ problem, gridCode }) => [problem, gridCode])).toEqual([
    ...[1, 5, 9].map((grid) => ['not-covered', codes[grid]]),
    ...[1, 5, 9].map((grid) => ['orphaned-docking', codes[grid]]),
  ]);
});

test('a professional grid without any docking is found; a boundary that is no polygon as well', () => {
  const dockings = codes.map((_, grid) => docking(grid, grid % 3));
  const odd = professionalGrids.map((grid) => (grid.id === '1' ? { ...grid, boundary: { type: 'Point' } } : grid));
  expect(faultsOf(strict, street({ dockings, professionalGrids: odd }), 0)).toMatchObject([
    { problem: 'boundary-mismatch', professionalGridCode: professionalGrids[0]!.code, overlapArea: null },
    { problem: 'without-docking', professionalGridCode: professionalGrids[3]!.code },
  ]);
});
