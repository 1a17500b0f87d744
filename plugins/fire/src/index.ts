export { fire } from './fire.ts';
export { fireGrid } from './grid/kind.ts';
export { fireGrids } from './grid/tables.ts';
export { FireHazardKind, FireHazardLevel, FireHazardState } from './hazard/codes.ts';
export { recordFireHazard } from './hazard/record-fire-hazard.ts';
export { FireHazard, fireHazards } from './hazard/tables.ts';
export { FireInspectionResult, FireRiskLevel } from './safety/codes.ts';
export { entitySafety, houseSafety } from './safety/tables.ts';
export { fireEvents, openFireHazards } from './scopes.ts';
