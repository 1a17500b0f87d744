export { type Breach, breachesOf } from './breaches-of.ts';
export { breachesOfRules, breachKey, newBreaches } from './breaches-of-rules.ts';
export type { Invariant, InvariantOperator } from './invariant.ts';
export { invariantGuard, type InvariantOverride } from './invariant-guard.ts';
export { endInvariant, listInvariants, saveInvariant, type StoredInvariant } from './stored-invariants.ts';
export { type TimeLimits, timesToCheck } from './times-to-check.ts';
export { validateInvariant } from './validate-invariant.ts';
