export { openConfinement, type Confine, type PluginTransaction, type PluginTransactionOptions } from './confinement.ts';
export { type Fence, fencesOf } from './fence.ts';
export { fencedTransaction } from './fenced-transaction.ts';
export { handOver } from './hand-over.ts';
export { judgeStep } from './judge.ts';
export { ensureRole, whoIsConnected } from './roles.ts';
export { lookAround } from './surroundings.ts';
