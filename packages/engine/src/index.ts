export { createEngine, type EngineOptions } from './create-engine.ts';
export type { Engine, OperationAnswer, OperationRequest, ReadFacts } from './engine.ts';
export type { Position, ReplicaFacts, ReplicaState } from './replicas/index.ts';
export { pageSize } from './plan/connection.ts';
export { VariableErrors } from './run/variables.ts';
