export { environment } from './environment.ts';
export { PollutionComplaintKind, PollutionComplaintState } from './complaint/codes.ts';
export { PollutionComplaint, pollutionComplaints } from './complaint/tables.ts';
export { environmentGrid } from './grid/kind.ts';
export { environmentGrids } from './grid/tables.ts';
export { AcousticArea, Indicator, MonitoringPointKind } from './monitoring/codes.ts';
export { MonitoringPoint, monitoringPoints, MonitoringReading, monitoringReadings } from './monitoring/tables.ts';
export { environmentEvents, pollutingEntities } from './scopes.ts';
export {
  DischargePermitManagement,
  EnvironmentalCredit,
  PollutionSourceKind,
  PollutionSourceLevel,
} from './source/codes.ts';
export { dischargePermits, PollutionSource, pollutionSources } from './source/tables.ts';
export { fumeControls } from './fume/tables.ts';
export { GridReading, gridReadings, rawReadings } from './monitoring/raw-tables.ts';
export { ReceptorKind } from './receptor/codes.ts';
export { ReceptorNearSource, receptorsNearSources, SensitiveReceptor, sensitiveReceptors } from './receptor/tables.ts';
