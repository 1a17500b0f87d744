export { compileRules } from './compiled-policies.ts';
export type { AdminIdentity, Identity } from './identity.ts';
export { openPolicyStore, type PolicyStore, type PolicyStoreOptions } from './policy-store.ts';
