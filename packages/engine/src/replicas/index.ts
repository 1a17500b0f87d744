export { type Position, primaryOnly } from './position.ts';
export type { ReplicaState } from './replica.ts';
export { type ReplicaFacts, Replicas } from './replicas.ts';
export { ReplicatedRead } from './replicated-read.ts';
