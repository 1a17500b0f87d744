export { asDeclared, GraphModels } from './graph-models.ts';
export { loadRules, loadRulesAt, readVersion } from './load-rules.ts';
export type { GraphFacts, Rules, VersionedDepartment } from './rules.ts';
