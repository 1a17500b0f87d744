import type { Migration } from '@gridweave/kit';
import { policeBeatTable } from './001-beat.ts';
import { rentalFileTable } from './002-rental-file.ts';
import { residencePermitTable } from './003-residence-permit.ts';
import { rentalVisitTables } from './004-rental-visit.ts';
import { houseSurveyTables } from './005-house-survey.ts';
import { declarationTables } from './006-declaration.ts';
import { specialPersonTables } from './007-special-person.ts';

/** Forward only; a step is never changed once it was released. */
export const migrations: readonly Migration[] = [
  policeBeatTable,
  rentalFileTable,
  residencePermitTable,
  rentalVisitTables,
  houseSurveyTables,
  declarationTables,
  specialPersonTables,
];
