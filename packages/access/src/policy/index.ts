export { areaCodeLengths, type AreaCodeLevel, areaLevelOf, areasAround, commonAreas, minimalAreas } from './area.ts';
export { compilePolicy, type PolicyInput } from './compile-policy.ts';
export {
  type DefaultFacts,
  type DenialFacts,
  type DepartmentFacts,
  type GrantFacts,
  type GrantState,
  grantStates,
} from './facts.ts';
export { compareMasks, fittingMask, isMaskable } from './field-mask.ts';
export type { FieldPolicy, Policy, ReadRule, TypePolicy } from './policy.ts';
export type { Scope, ScopeClause } from './scope.ts';
export {
  covers,
  everything,
  exceptScope,
  holdsStreet,
  intersectScopes,
  nothing,
  reaches,
  sameScope,
  scopeOf,
  unionScopes,
} from './scope-algebra.ts';
