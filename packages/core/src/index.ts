export { core } from './core.ts';
export { addressColumns } from './address/columns.ts';
export { CityPart, cityParts } from './city-part/tables.ts';
export {
  Division,
  DivisionAlias,
  divisionAliases,
  divisions,
  FunctionalZone,
  functionalZones,
  functionalZoneStreets,
} from './division/tables.ts';
export { Event, EventPlace, events } from './event/tables.ts';
export {
  Grid,
  GridAssignment,
  gridAssignments,
  grids,
  GridWorker,
  gridWorkers,
  HouseMembership,
  houseMemberships,
} from './grid/tables.ts';
export { history } from './history/tables.ts';
export { House, houses } from './house/tables.ts';
export { legalEntities, LegalEntity } from './legal-entity/tables.ts';
export {
  identityDocuments,
  IdentityDocument,
  occupancies,
  Occupancy,
  Person,
  personDocuments,
  persons,
} from './person/tables.ts';
export { inGrid, placeIfKnown, placeInGrid, recordColumns, streetKey } from './place/columns.ts';
export { PlaceBound } from './place/place-bound.ts';
