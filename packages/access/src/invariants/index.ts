export { type Breach, breachesOf } from './breaches-of.ts';
export type { Invariant, InvariantOperator } from './invariant.ts';
export { type TimeLimits, timesToCheck } from './times-to-check.ts';
export { validateInvariant } from './validate-invariant.ts';
