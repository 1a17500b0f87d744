import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { policeFieldsOfGrid, rentalFilesOfGrid } from './beat/fields.ts';
import { policeBeat } from './beat/kind.ts';
import { policeBeats } from './beat/tables.ts';
import { migrations } from './migrations/index.ts';
import { permitFieldsOfPerson, permitOfPersonRelation, residencePermitFields } from './permit/fields.ts';
import { residencePermitQueries } from './permit/queries.ts';
import { ResidencePermit, residencePermits } from './permit/tables.ts';
import { rentalFileFields } from './rental/fields.ts';
import { rentalFieldsOfHouse, rentalFileOfHouse } from './rental/house-fields.ts';
import { rentalFileQueries } from './rental/queries.ts';
import { RentalFile, rentalFiles } from './rental/tables.ts';
import { sample } from './sample/sample.ts';
import { policeEvents, rentalVisitsOverdue } from './scopes.ts';

/** Police beats, rental-house files and residence permits 警务区、出租屋档案、居住证. */
export const publicSecurity = definePlugin({
  name: 'public-security',
  title: { zh: '公安', en: 'Public security' },
  version: '0.1.0',
  schema: 'public_security',
  dependsOn: [core],
  migrations,
  tables: [policeBeats, rentalFiles, residencePermits],
  types: [RentalFile, ResidencePermit],
  fields: [
    policeFieldsOfGrid,
    rentalFilesOfGrid,
    rentalFileFields,
    rentalFieldsOfHouse,
    rentalFileOfHouse,
    residencePermitFields,
    permitFieldsOfPerson,
    permitOfPersonRelation,
  ],
  queries: [...rentalFileQueries, ...residencePermitQueries],
  scopes: [policeEvents, rentalVisitsOverdue],
  grids: [policeBeat],
  sample,
});
