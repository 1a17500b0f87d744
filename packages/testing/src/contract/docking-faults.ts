import { dockingReport } from '@gridweave/core';
import type { Database } from '@gridweave/database';
import type { ProfessionalGridKind } from '@gridweave/kit';

/**
 * What is wrong with the docking of a kind of professional grids on a day, today unless told: basic grids that are not
 * covered or covered twice, boundaries that differ, dockings that are void. Empty when the docking is valid.
 */
export async function dockingFaults(
  database: Database,
  kind: ProfessionalGridKind,
  on?: string,
): Promise<readonly string[]> {
  const { faults } = await dockingReport(database.db, kind, { on });
  return faults.map((fault) => {
    const where = [fault.professionalGridCode, fault.gridCode].filter((code) => code !== null).join(' on ');
    switch (fault.problem) {
      case 'not-covered':
        return `${where} is covered ${fault.covered} times`;
      case 'covered-twice':
        return `${where} is covered ${fault.covered} times, and grids of ${kind.code} may not overlap`;
      case 'boundary-mismatch':
        return fault.overlapArea === null
          ? `${where} has a boundary that is no polygon`
          : `${where} reaches ${fault.overlapArea} m² beyond its basic grids and leaves out ${fault.gapArea} m² of them`;
      case 'orphaned-docking':
        return `${where} is a docking of which one side is no longer in use`;
      default:
        return `${where} has no valid docking`;
    }
  });
}
