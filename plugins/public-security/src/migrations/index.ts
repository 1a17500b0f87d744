import type { Migration } from '@gridweave/kit';
import { policeBeatTable } from './001-beat.ts';
import { rentalFileTable } from './002-rental-file.ts';
import { residencePermitTable } from './003-residence-permit.ts';

/** Forward only; a step is never changed once it was released. */
export const migrations: readonly Migration[] = [policeBeatTable, rentalFileTable, residencePermitTable];
