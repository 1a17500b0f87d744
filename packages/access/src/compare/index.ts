export type {
  AccessChange,
  Became,
  Change,
  FieldChange,
  MinimumGroupChange,
  MutationChange,
  OperatorChange,
  PolicyDiff,
  RowsChange,
  ScopeChange,
} from './changes.ts';
export { countRowChanges, type RowChangeOptions, type RowChanges } from './count-row-changes.ts';
export { type ChangeNames, describeChanges, describeOperator, type Sentence } from './describe-changes.ts';
export { describeMask } from './describe-mask.ts';
export { describeScope, type ScopeNames } from './describe-scope.ts';
export { differenceIsEmpty, diffPolicies, type Models } from './diff-policies.ts';
export type { Direction } from './direction.ts';
export type { Level } from './rows-changed.ts';
export { widensNothing, type Widening, wideningsOf, type WideningProof } from './widens-nothing.ts';
