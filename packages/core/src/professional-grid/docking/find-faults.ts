import type { ProfessionalGridKind } from '@gridweave/kit';
import { checkPolygon } from '../../scalars/index.ts';
import { boundaryMismatch, type DockedGrid } from './boundary-mismatch.ts';
import type { DockingRow, ProfessionalGridRow, StreetDocking } from './read-street.ts';

/**
 * What may be wrong: a basic grid that is covered less or more than once; a boundary that is not where the basic grids
 * are that it is docked on; a docking of which one side is no longer in use; a professional grid without a valid docking.
 */
export const dockingProblems = [
  'not-covered',
  'covered-twice',
  'boundary-mismatch',
  'orphaned-docking',
  'without-docking',
] as const;
export type DockingProblem = (typeof dockingProblems)[number];

export interface DockingFault {
  readonly problem: DockingProblem;
  readonly streetCode: string;
  readonly communityCode: string | null;
  readonly gridCode: string | null;
  readonly professionalGridCode: string | null;
  /** How much of the basic grid is covered: 1 is once. */
  readonly covered: number | null;
  /** Square metres; null where a boundary is no polygon at all. */
  readonly overlapArea: number | null;
  readonly gapArea: number | null;
}

// shares have few decimals, and so have their sums
const rounding = 1e-6;

/**
 * Finds what is wrong in a street; differences of areas up to `tolerance` square metres are let pass. What was found
 * comes in parts, so that other work can go on between the comparisons of two boundaries.
 */
export function* findDockingFaults(
  kind: Pick<ProfessionalGridKind, 'coverage' | 'overlap'>,
  { street, basicGrids, professionalGrids, dockings }: StreetDocking,
  tolerance: number,
): Generator<readonly DockingFault[], void> {
  const fault = (problem: DockingProblem, more: Partial<DockingFault>): DockingFault => ({
    problem,
    streetCode: street,
    communityCode: null,
    gridCode: null,
    professionalGridCode: null,
    covered: null,
    overlapArea: null,
    gapArea: null,
    ...more,
  });
  const basic = new Map(basicGrids.map((grid) => [grid.code, grid]));
  const professional = new Map(professionalGrids.map((grid) => [grid.id, grid]));
  const isValid = (docking: DockingRow): boolean =>
    basic.has(docking.gridCode) && professional.get(docking.professionalGridId)!.isInUse;
  const valid = dockings.filter(isValid);
  const byGrid = Map.groupBy(valid, ({ gridCode }) => gridCode);
  const byProfessional = Map.groupBy(valid, ({ professionalGridId }) => professionalGridId);
  const faults: DockingFault[] = [];
  for (const { code, community } of basicGrids) {
    const covered = (byGrid.get(code) ?? []).reduce((sum, { share }) => sum + share, 0);
    const place = { gridCode: code, communityCode: community, covered: Math.round(covered * 1e6) / 1e6 };
    if (kind.coverage === 'complete' && covered < 1 - rounding) faults.push(fault('not-covered', place));
    if (kind.overlap === 'none' && covered > 1 + rounding) faults.push(fault('covered-twice', place));
  }
  for (const docking of dockings)
    if (!isValid(docking))
      faults.push(
        fault('orphaned-docking', {
          gridCode: docking.gridCode,
          communityCode: docking.community,
          professionalGridCode: professional.get(docking.professionalGridId)!.code,
        }),
      );
  yield faults;
  for (const grid of professionalGrids) {
    if (!grid.isInUse) continue;
    const place = { professionalGridCode: grid.code, communityCode: grid.community };
    const own = byProfessional.get(grid.id);
    if (own === undefined) {
      yield [fault('without-docking', place)];
      continue;
    }
    const found = mismatchOf(grid, own, (code) => basic.get(code)!.boundary);
    if (found === 'no polygon') yield [fault('boundary-mismatch', place)];
    else if (found && Math.max(found.overlapArea, found.gapArea) > tolerance)
      yield [
        fault('boundary-mismatch', {
          ...place,
          overlapArea: Math.round(found.overlapArea),
          gapArea: Math.round(found.gapArea),
        }),
      ];
    else yield [];
  }
}

/** Undefined where a boundary is not known, so that there is nothing to compare. */
function mismatchOf(grid: ProfessionalGridRow, dockings: readonly DockingRow[], boundaryOf: (code: string) => unknown) {
  if (grid.boundary === null) return undefined;
  const boundary = checkPolygon(grid.boundary);
  if (!boundary.ok) return 'no polygon';
  const docked: DockedGrid[] = [];
  for (const { gridCode, share } of dockings) {
    const basic = checkPolygon(boundaryOf(gridCode));
    if (!basic.ok) return undefined;
    docked.push({ boundary: basic.value, share });
  }
  return boundaryMismatch(boundary.value, docked);
}
