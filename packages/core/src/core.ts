import { definePlugin } from '@gridweave/kit';
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

/** The shared schema of all departments: divisions, grids, and the four actuals. */
export const core = definePlugin({
  name: 'core',
  title: { zh: '四实核心', en: 'Four actuals core' },
  version: '0.1.0',
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
    cityParts,
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
    CityPart,
  ],
  interfaces: [PlaceBound],
  unions: [EventPlace],
  areas: { table: divisions, code: 'code', parent: 'parent_code', level: 'level', name: 'name' },
});
