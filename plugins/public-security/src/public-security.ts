import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { policeBeatDockingFields, policeBeatFields, policeBeatRelations } from './beat/fields.ts';
import { policeBeatsOfPlaces } from './beat/place-fields.ts';
import { policeBeatQueries } from './beat/queries.ts';
import { PoliceBeat, PoliceBeatDocking, policeBeatDockings, policeBeats } from './beat/tables.ts';
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
  tables: [policeBeats, policeBeatDockings, rentalFiles, residencePermits],
  types: [PoliceBeat, PoliceBeatDocking, RentalFile, ResidencePermit],
  fields: [
    policeBeatFields,
    policeBeatRelations,
    policeBeatDockingFields,
    ...policeBeatsOfPlaces,
    rentalFileFields,
    rentalFieldsOfHouse,
    rentalFileOfHouse,
    residencePermitFields,
    permitFieldsOfPerson,
    permitOfPersonRelation,
  ],
  queries: [...policeBeatQueries, ...rentalFileQueries, ...residencePermitQueries],
  scopes: [policeEvents, rentalVisitsOverdue],
  sample,
});
