export type { ReplicaState } from './replica.ts';
export { type ReplicaFacts, Replicas } from './replicas.ts';
export { ReplicatedRead } from './replicated-read.ts';
export { nothingSeen, type Seen } from './seen.ts';
