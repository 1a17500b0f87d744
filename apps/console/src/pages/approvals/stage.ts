import type { Summary } from './documents.ts';

export const stages = ['waiting', 'offered', 'approved', 'active', 'over'] as const;
export type Stage = (typeof stages)[number];

/** Who has to act next: an approver, the department, an approver again, nobody. */
export function stageOf({ state, proposal }: Pick<Summary, 'state' | 'proposal'>): Stage {
  if (state === 'REQUESTED') return proposal === null ? 'waiting' : 'offered';
  if (state === 'APPROVED') return 'approved';
  return state === 'ACTIVE' ? 'active' : 'over';
}

/** Those that are due first come first; what is over or in force stays with the latest first. */
export function inOrder(requests: readonly Summary[], stage: Stage): readonly Summary[] {
  if (stage === 'active' || stage === 'over') return requests;
  return requests.toSorted((a, b) => Date.parse(a.answerDue ?? '') - Date.parse(b.answerDue ?? '') || 0);
}
