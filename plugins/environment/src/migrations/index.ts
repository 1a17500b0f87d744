import type { Migration } from '@gridweave/kit';
import { environmentGridTable } from './001-grid.ts';
import { sourceTables } from './002-source.ts';
import { monitoringTables } from './003-monitoring.ts';
import { complaintTable } from './004-complaint.ts';
import { rawReadingTables } from './005-raw-reading.ts';
import { fumeControlTable } from './006-fume-control.ts';
import { receptorTables } from './007-receptor.ts';

/** Forward only; a step is never changed once it was released. */
export const migrations: readonly Migration[] = [
  environmentGridTable,
  sourceTables,
  monitoringTables,
  complaintTable,
  rawReadingTables,
  fumeControlTable,
  receptorTables,
];
