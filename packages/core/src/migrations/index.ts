import type { Migration } from '@gridweave/kit';
import { divisionTables } from './001-division.ts';
import { houseTables } from './002-house.ts';
import { gridTables } from './003-grid.ts';
import { personTables } from './004-person.ts';
import { legalEntityTables } from './005-legal-entity.ts';
import { cityPartTables } from './006-city-part.ts';
import { eventTables } from './007-event.ts';
import { historyTables } from './008-history.ts';
import { shenzhenDivisions } from './009-shenzhen.ts';
import { professionalGridTables } from './010-professional-grid.ts';
import { eventCategoryTables } from './011-event-category.ts';

/** The history of the schema `core`, in its order. */
export const migrations: readonly Migration[] = [
  divisionTables,
  houseTables,
  gridTables,
  personTables,
  legalEntityTables,
  cityPartTables,
  eventTables,
  historyTables,
  shenzhenDivisions,
  professionalGridTables,
  eventCategoryTables,
];
