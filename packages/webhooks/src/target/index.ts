export { checkTarget } from './check-target.ts';
export { type Network, readNetwork } from './network.ts';
export type { TargetRules } from './target-rules.ts';
