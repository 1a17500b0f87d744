import type { Migration } from '@gridweave/kit';
import { fireGridTable } from './001-grid.ts';
import { hazardTable } from './002-hazard.ts';
import { safetyTables } from './003-safety.ts';
import { rectificationColumns } from './004-rectification.ts';
import { facilityTables } from './005-facility.ts';

/** Forward only; a step is never changed once it was released. */
export const migrations: readonly Migration[] = [
  fireGridTable,
  hazardTable,
  safetyTables,
  rectificationColumns,
  facilityTables,
];
