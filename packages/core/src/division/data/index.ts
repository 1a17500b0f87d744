export { divisionAliasData, type DivisionAliasData } from './aliases.ts';
export { divisionCentres } from './centres.ts';
export { loadDivisions, type DataLevel } from './divisions.ts';
export { functionalZoneData, type FunctionalZoneData } from './functional-zones.ts';
