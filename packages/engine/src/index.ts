export type { ChangeLog, LoggedChange } from './change-log.ts';
export type { ChangeBatch, ChangeMessage, ChangeReader } from './changes/change-reader.ts';
export { createEngine, type EngineOptions } from './create-engine.ts';
export type { Engine, OperationAnswer, OperationRequest, ReadFacts } from './engine.ts';
export { nothingSeen, type ReplicaFacts, type ReplicaState, type Seen } from './replicas/index.ts';
export type { Column, ExportBatch, ExportFormat, ExportRequest, PlannedExport, RowStream } from './export/export.ts';
export { notExportable } from './export/plan-export.ts';
export { pageSize } from './plan/connection.ts';
export { VariableErrors } from './run/variables.ts';
