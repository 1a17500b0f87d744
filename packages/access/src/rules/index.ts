export { GraphModels } from './graph-models.ts';
export { loadRules, loadRulesAt } from './load-rules.ts';
export type { GraphFacts, Rules, VersionedDepartment } from './rules.ts';
