import type { Grant } from './documents.ts';

export const stages = ['waiting', 'held', 'over'] as const;
export type Stage = (typeof stages)[number];

export function stageOf({ state }: Pick<Grant, 'state'>): Stage {
  if (state === 'REQUESTED' || state === 'APPROVED') return 'waiting';
  return state === 'ACTIVE' ? 'held' : 'over';
}
