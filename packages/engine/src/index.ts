export { createEngine, type EngineOptions } from './create-engine.ts';
export type { Engine, OperationAnswer, OperationRequest, ReadFacts } from './engine.ts';
export type { Column, ExportBatch, ExportFormat, ExportRequest, PlannedExport, RowStream } from './export/export.ts';
export { notExportable } from './export/plan-export.ts';
export { pageSize } from './plan/connection.ts';
export { VariableErrors } from './run/variables.ts';
