export { type Admission, admit } from './admit.ts';
export { collectUses } from './collect-uses.ts';
export { type DeniedUse, refusal } from './refusal.ts';
export type { Use } from './use.ts';
export { type ChangesAsked, changesAsked } from './change-uses.ts';
export { selectedFields } from './selected-fields.ts';
