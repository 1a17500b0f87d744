import { core } from '@gridweave/core';
import { definePlugin } from '@gridweave/kit';
import { publicSecurityConsole } from './console.ts';
import { policeFieldsOfGrid, rentalFilesOfGrid } from './beat/fields.ts';
import { policeBeat } from './beat/kind.ts';
import { policeBeats } from './beat/tables.ts';
import {
  declarationLimitFields,
  declarationsOfOccupancy,
  overdueDeclarations,
  sublettingFields,
} from './duty/fields.ts';
import { dutyQueries } from './duty/queries.ts';
import { recordDeclaration } from './duty/record-declaration.ts';
import { recordSubletting } from './duty/record-subletting.ts';
import { DeclarationLimit, declarationLimits, declarations, Subletting, sublettings } from './duty/tables.ts';
import { policeEventCategories } from './events.ts';
import { migrations } from './migrations/index.ts';
import { endorseResidencePermit } from './permit/endorse-residence-permit.ts';
import { permitFieldsOfPerson, permitOfPersonRelation, residencePermitFields } from './permit/fields.ts';
import { residencePermitQueries } from './permit/queries.ts';
import { ResidencePermit, residencePermits } from './permit/tables.ts';
import { rentalFileFields } from './rental/fields.ts';
import { rentalFieldsOfHouse, rentalFileOfHouse } from './rental/house-fields.ts';
import { rentalFileQueries } from './rental/queries.ts';
import { RentalFile, rentalFiles } from './rental/tables.ts';
import { sample } from './sample/sample.ts';
import { policeEvents, rentalVisitsOverdue, specialPersonsInCare } from './scopes.ts';
import { specialPersonFields } from './special/fields.ts';
import { specialPersonQueries } from './special/queries.ts';
import { recordSpecialVisit } from './special/record-special-visit.ts';
import { SpecialPerson, specialPersons, specialVisitIntervals } from './special/tables.ts';
import { houseSurveyFields, occupancyLimitFields, residenceDoubts, surveyFieldsOfHouse } from './survey/fields.ts';
import { houseSurveyQueries } from './survey/queries.ts';
import { recordHouseSurvey } from './survey/record-house-survey.ts';
import { HouseSurvey, houseSurveys, OccupancyLimit, occupancyLimits } from './survey/tables.ts';
import { rentalVisitFields, visitIntervalFields, visitsOfFile } from './visit/fields.ts';
import { rentalVisitQueries } from './visit/queries.ts';
import { recordRentalVisit } from './visit/record-rental-visit.ts';
import { RentalVisit, RentalVisitInterval, rentalVisits, visitIntervals } from './visit/tables.ts';

/** Police beats, rental houses and visits, checks of people and houses, declarations, permits 警务区、出租屋、人房核查、申报、居住证. */
export const publicSecurity = definePlugin({
  name: 'public-security',
  title: { zh: '公安', en: 'Public security' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'public_security',
  dependsOn: [core],
  migrations,
  tables: [
    policeBeats,
    rentalFiles,
    residencePermits,
    rentalVisits,
    visitIntervals,
    houseSurveys,
    occupancyLimits,
    declarationLimits,
    declarations,
    sublettings,
    specialPersons,
    specialVisitIntervals,
  ],
  types: [
    RentalFile,
    ResidencePermit,
    RentalVisit,
    RentalVisitInterval,
    HouseSurvey,
    OccupancyLimit,
    DeclarationLimit,
    Subletting,
    SpecialPerson,
  ],
  fields: [
    policeFieldsOfGrid,
    rentalFilesOfGrid,
    rentalFileFields,
    rentalFieldsOfHouse,
    rentalFileOfHouse,
    residencePermitFields,
    permitFieldsOfPerson,
    permitOfPersonRelation,
    rentalVisitFields,
    visitIntervalFields,
    visitsOfFile,
    houseSurveyFields,
    occupancyLimitFields,
    surveyFieldsOfHouse,
    ...residenceDoubts,
    declarationLimitFields,
    declarationsOfOccupancy,
    sublettingFields,
    ...overdueDeclarations,
    specialPersonFields,
  ],
  queries: [
    ...rentalFileQueries,
    ...residencePermitQueries,
    ...rentalVisitQueries,
    ...houseSurveyQueries,
    ...dutyQueries,
    ...specialPersonQueries,
  ],
  mutations: [
    recordRentalVisit,
    recordHouseSurvey,
    recordDeclaration,
    recordSubletting,
    endorseResidencePermit,
    recordSpecialVisit,
  ],
  scopes: [policeEvents, rentalVisitsOverdue, specialPersonsInCare],
  events: policeEventCategories,
  grids: [policeBeat],
  console: publicSecurityConsole,
  sample,
});
