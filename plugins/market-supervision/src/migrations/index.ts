import type { Migration } from '@gridweave/kit';
import { marketGridTable } from './001-grid.ts';
import { licenceTables } from './002-licence.ts';
import { inspectionTable } from './003-inspection.ts';
import { complaintTable } from './004-complaint.ts';
import { premisesColumns } from './005-premises.ts';
import { equipmentTable } from './006-equipment.ts';
import { drawTables } from './007-draw.ts';

/** Forward only; a step is never changed once it was released. */
export const migrations: readonly Migration[] = [
  marketGridTable,
  licenceTables,
  inspectionTable,
  complaintTable,
  premisesColumns,
  equipmentTable,
  drawTables,
];
