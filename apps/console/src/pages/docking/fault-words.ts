import type { DockingFault } from './documents.ts';
import type { dockingTexts } from './texts.ts';

/** What is wrong at one place, and by how much. */
export function faultWords(
  fault: DockingFault,
  t: (typeof dockingTexts)['zh'],
  number: (value: number) => string,
): string {
  const { problem, covered, overlapArea, gapArea } = fault;
  switch (problem) {
    case 'NOT_COVERED':
      return covered ? t.coveredPartly(`${number(Math.round(covered * 1_000) / 10)}%`) : t.notCovered;
    case 'COVERED_TWICE':
      return t.coveredTimes(number(Math.round((covered ?? 0) * 100) / 100));
    case 'BOUNDARY_MISMATCH':
      return t.mismatch(number(Math.round(overlapArea ?? 0)), number(Math.round(gapArea ?? 0)));
    case 'ORPHANED_DOCKING':
      return t.orphaned;
    case 'WITHOUT_DOCKING':
      return t.without;
  }
}
