export { marketSupervision } from './market-supervision.ts';
export { ConsumerComplaintCategory, ConsumerComplaintState } from './complaint/codes.ts';
export { ConsumerComplaint, consumerComplaints } from './complaint/tables.ts';
export { marketGrid } from './grid/kind.ts';
export { marketGrids } from './grid/tables.ts';
export { RandomInspectionResult } from './inspection/codes.ts';
export { RandomInspection, randomInspections } from './inspection/tables.ts';
export { LicenceKind, LicenceState } from './licence/codes.ts';
export { BusinessLicence, businessLicences } from './licence/tables.ts';
export { foodBusinesses, marketEvents, suspectedUnlicensed } from './scopes.ts';
export { CreditRiskClass, FoodSafetyGrade } from './supervision/codes.ts';
export { entitySupervision } from './supervision/tables.ts';
export { LicenceStanding } from './premises/codes.ts';
export { drawCommitment, type DrawInput, drawLots, type DrawnPair } from './draw/lots.ts';
export {
  DrawnInspection,
  drawnInspections,
  InspectionDraw,
  inspectionDraws,
  MarketInspector,
  marketInspectors,
} from './draw/tables.ts';
export { EquipmentInspectionResult, SpecialEquipmentKind, SpecialEquipmentState } from './equipment/codes.ts';
export { SpecialEquipment, specialEquipment } from './equipment/tables.ts';
