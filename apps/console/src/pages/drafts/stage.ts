import type { DraftState } from '../../drafting/documents.ts';

export const stages = ['open', 'waiting', 'approved', 'over'] as const;
export type Stage = (typeof stages)[number];

export function stageOf(state: DraftState): Stage {
  if (state === 'OPEN') return 'open';
  if (state === 'SUBMITTED') return 'waiting';
  return state === 'APPROVED' ? 'approved' : 'over';
}
