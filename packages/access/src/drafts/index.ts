export { applyChanges } from './apply-changes.ts';
export { changeFaults, type ChangeModels } from './change-faults.ts';
export { type DraftRequirements, draftRequirements } from './draft-requirements.ts';
export {
  approveDraft,
  createDraft,
  type Draft,
  type DraftState,
  draftStates,
  type DraftText,
  endDraft,
  findDraft,
  listDrafts,
  rewriteDraft,
  submitDraft,
} from './drafts.ts';
export { activateDraft } from './enact-draft.ts';
export { resolveChanges } from './resolve-changes.ts';
export type { RuleChange, StoredDenial } from './rule-change.ts';
