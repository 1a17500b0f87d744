import { definePlugin } from '@gridweave/kit';
import { cityPartFields } from './city-part/fields.ts';
import { cityPartQueries } from './city-part/queries.ts';
import { EventMajor } from './codes/index.ts';
import { divisionAliasFields, divisionFields, functionalZoneFields } from './division/fields.ts';
import { divisionQueries } from './division/queries.ts';
import { eventClockFields } from './event/clock-fields.ts';
import { eventDisputeFields } from './event/dispute-fields.ts';
import { eventFields } from './event/fields.ts';
import { eventQueries } from './event/queries.ts';
import { disputes, eventsFromSources, eventsOfMajors, openEvents } from './event/scopes.ts';
import { eventCategoryFields, eventTimeLimitFields } from './event-category/fields.ts';
import { eventCategoryQueries } from './event-category/queries.ts';
import { standardCategories } from './event-category/standard-categories.ts';
import { EventCategory, eventCategories, EventTimeLimit, eventTimeLimits } from './event-category/tables.ts';
import { gridFields } from './grid/fields.ts';
import { houseMembershipFields } from './grid/membership-fields.ts';
import { gridQueries } from './grid/queries.ts';
import { gridAssignmentFields, gridWorkerFields } from './grid/worker-fields.ts';
import { houseFields } from './house/fields.ts';
import { houseQueries } from './house/queries.ts';
import { houseRelations } from './house/relations.ts';
import { houseRentalFields } from './house/rental-fields.ts';
import { rentedHouses } from './house/scopes.ts';
import { legalEntityFields } from './legal-entity/fields.ts';
import { legalEntityQueries } from './legal-entity/queries.ts';
import { activeEntities, businessPremises } from './legal-entity/scopes.ts';
import { identityDocumentFields } from './person/document-fields.ts';
import { personFields } from './person/fields.ts';
import {
  floatingPersonFields,
  leftBehindPersonFields,
  overseasPersonFields,
  registeredPersonFields,
} from './person/kind-fields.ts';
import { occupancyFields } from './person/occupancy-fields.ts';
import { personQueries } from './person/queries.ts';
import { personRelations } from './person/relations.ts';
import {
  currentResidents,
  floatingPopulation,
  leftBehindPopulation,
  minorsExcluded,
  overseasPopulation,
  registeredPopulation,
} from './person/scopes.ts';
import { CityPart, cityParts } from './city-part/tables.ts';
import {
  Division,
  DivisionAlias,
  divisionAliases,
  divisions,
  FunctionalZone,
  functionalZones,
  functionalZoneStreets,
} from './division/tables.ts';
import { Event, EventPlace, events } from './event/tables.ts';
import {
  Grid,
  GridAssignment,
  gridAssignments,
  grids,
  GridWorker,
  gridWorkers,
  HouseMembership,
  houseMemberships,
} from './grid/tables.ts';
import { history } from './history/tables.ts';
import { House, houses } from './house/tables.ts';
import { legalEntities, LegalEntity } from './legal-entity/tables.ts';
import { migrations } from './migrations/index.ts';
import {
  identityDocuments,
  IdentityDocument,
  occupancies,
  Occupancy,
  Person,
  personDocuments,
  persons,
} from './person/tables.ts';
import { PlaceBound } from './place/place-bound.ts';
import { gridDirectory } from './professional-grid/directory.ts';
import { professionalGridDockingFields } from './professional-grid/docking-fields.ts';
import { professionalGridDutyFields } from './professional-grid/duty-fields.ts';
import { professionalGridFields } from './professional-grid/fields.ts';
import { professionalGridKindFields } from './professional-grid/kind-fields.ts';
import { professionalGridsOfPlaces } from './professional-grid/place-fields.ts';
import { professionalGridQueries } from './professional-grid/queries.ts';
import { professionalGridRelations } from './professional-grid/relations.ts';
import {
  ProfessionalGrid,
  ProfessionalGridDocking,
  professionalGridDockings,
  professionalGridDuties,
  ProfessionalGridDuty,
  ProfessionalGridKind,
  professionalGridKinds,
  professionalGrids,
} from './professional-grid/tables.ts';
import { registerDeclared } from './reference/register-declared.ts';
import { recordHouseTransfer } from './register/record-house-transfer.ts';
import { recordMove } from './register/record-move.ts';

/** The shared schema of all departments: divisions, grids, and the four actuals. */
export const core = definePlugin({
  name: 'core',
  title: { zh: '四实核心', en: 'Four actuals core' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'core',
  migrations,
  tables: [
    divisions,
    divisionAliases,
    functionalZones,
    functionalZoneStreets,
    grids,
    gridWorkers,
    gridAssignments,
    houseMemberships,
    houses,
    persons,
    personDocuments,
    identityDocuments,
    occupancies,
    legalEntities,
    events,
    eventCategories,
    eventTimeLimits,
    cityParts,
    professionalGridKinds,
    professionalGrids,
    professionalGridDockings,
    professionalGridDuties,
    history,
  ],
  types: [
    Division,
    DivisionAlias,
    FunctionalZone,
    Grid,
    GridWorker,
    GridAssignment,
    HouseMembership,
    House,
    Person,
    IdentityDocument,
    Occupancy,
    LegalEntity,
    Event,
    EventCategory,
    EventTimeLimit,
    CityPart,
    ProfessionalGridKind,
    ProfessionalGrid,
    ProfessionalGridDocking,
    ProfessionalGridDuty,
  ],
  interfaces: [PlaceBound],
  unions: [EventPlace],
  fields: [
    divisionFields,
    divisionAliasFields,
    functionalZoneFields,
    gridFields,
    gridWorkerFields,
    gridAssignmentFields,
    houseMembershipFields,
    houseFields,
    houseRentalFields,
    houseRelations,
    personFields,
    registeredPersonFields,
    floatingPersonFields,
    overseasPersonFields,
    leftBehindPersonFields,
    personRelations,
    identityDocumentFields,
    occupancyFields,
    legalEntityFields,
    eventFields,
    eventClockFields,
    eventDisputeFields,
    eventCategoryFields,
    eventTimeLimitFields,
    cityPartFields,
    professionalGridKindFields,
    professionalGridFields,
    professionalGridRelations,
    professionalGridDockingFields,
    professionalGridDutyFields,
    ...professionalGridsOfPlaces,
  ],
  queries: [
    ...divisionQueries,
    ...gridQueries,
    ...houseQueries,
    ...personQueries,
    ...legalEntityQueries,
    ...eventQueries,
    ...eventCategoryQueries,
    ...cityPartQueries,
    ...professionalGridQueries,
  ],
  mutations: [recordMove, recordHouseTransfer],
  scopes: [
    rentedHouses,
    businessPremises,
    activeEntities,
    minorsExcluded,
    currentResidents,
    registeredPopulation,
    floatingPopulation,
    overseasPopulation,
    leftBehindPopulation,
    ...eventsOfMajors,
    ...eventsFromSources,
    disputes,
    openEvents,
  ],
  areas: { table: divisions, code: 'code', parent: 'parent_code', level: 'level', name: 'name' },
  history,
  gridDirectory,
  eventDirectory: { majors: EventMajor, standard: standardCategories },
  register: registerDeclared,
});
