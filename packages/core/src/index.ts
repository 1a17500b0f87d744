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
export { EventCategory, eventCategories, EventTimeLimit, eventTimeLimits } from './event-category/tables.ts';
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
export { makeProfessionalGrids, type SampleGrids } from './professional-grid/sample/make-professional-grids.ts';
export {
  defaultTolerance,
  dockingReport,
  type DockingReport,
  type DockingReportOptions,
} from './professional-grid/docking/docking-report.ts';
export { type DockingFault, type DockingProblem, dockingProblems } from './professional-grid/docking/find-faults.ts';
export { onDockedGrids } from './professional-grid/docked.ts';
export {
  ProfessionalGrid,
  ProfessionalGridDocking,
  professionalGridDockings,
  professionalGridDuties,
  ProfessionalGridDuty,
  ProfessionalGridKind,
  professionalGridKinds,
  professionalGrids,
} from './professional-grid/tables.ts';
export { inGrid, placeIfKnown, placeInGrid, streetKey } from './place/columns.ts';
export { PlaceBound } from './place/place-bound.ts';
export { recordColumns } from './record/columns.ts';
export { AliasKind } from './division/alias-kind.ts';
export { CityPartState } from './city-part/part-state.ts';
export { DisputeKind, DisputeScale } from './event/dispute-codes.ts';
export { DocumentNumber } from './person/document-number.ts';
export { placeFields, type PlaceSharing } from './place/fields.ts';
export { recordFields, sourceField } from './record/fields.ts';
export { disputes, eventsFromSources, eventsOfMajors, openEvents } from './event/scopes.ts';
export { rentedHouses } from './house/scopes.ts';
export { activeEntities, businessPremises } from './legal-entity/scopes.ts';
export {
  currentResidents,
  floatingPopulation,
  leftBehindPopulation,
  minorsExcluded,
  overseasPopulation,
  registeredPopulation,
} from './person/scopes.ts';
export {
  type DataLevel,
  divisionAliasData,
  type DivisionAliasData,
  divisionCentres,
  functionalZoneData,
  type FunctionalZoneData,
  loadDivisions,
} from './division/data/index.ts';
export {
  codeOf,
  codesOf,
  defineCodes,
  nameOf,
  type Code,
  type CodeName,
  DivisionLevel,
  DocumentType,
  EducationLevel,
  EthnicGroup,
  EventMajor,
  EventMinor,
  EventSource,
  EventStage,
  EventTimeLimitUnit,
  DwellingKind,
  FloatReason,
  PermitKind,
  GridWorkerState,
  HouseOwnership,
  HouseStructure,
  HouseUse,
  IndustrySection,
  LeftBehindKind,
  EntityStatus,
  LegalEntityKind,
  RegistrationType,
  LocationErrorClass,
  MaritalStatus,
  OccupancyRole,
  OccupancySource,
  PartMajor,
  PartMinor,
  PersonKind,
  PoliticalStatus,
  ProfessionalGridCoverage,
  ProfessionalGridOverlap,
  ProfessionalGridShape,
  RelationToHead,
  Religion,
  RentalClass,
  RentalGrade,
  RentalMode,
  Sex,
  SharingCategory,
  UpdateCycle,
  StayPurpose,
} from './codes/index.ts';
export {
  type Check,
  checkCitizenId,
  CitizenId,
  citizenIdCheckDigit,
  type CitizenIdParts,
  checkCreditCode,
  creditCodeCheckDigit,
  UnifiedSocialCreditCode,
  CalendarDate,
  checkDate,
  checkDateTime,
  DateTime,
  dateTimeText,
  checkDivisionCode,
  DivisionCode,
  divisionLevelOf,
  type DivisionCodeLevel,
  checkGridCode,
  GridCode,
  buildingCodeOf,
  checkHouseCode,
  HouseCode,
  checkPoint,
  Point,
  type PointGeometry,
  checkPolygon,
  Polygon,
  type PolygonGeometry,
  type GeometryCheck,
  type Position,
  checkProfessionalGridCode,
  ProfessionalGridCode,
} from './scalars/index.ts';
export { dayOf, optional, required, todayText, wrong } from './register/arguments.ts';
