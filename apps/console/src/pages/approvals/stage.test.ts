import { expect, test } from 'vitest';
import type { Summary } from './documents.ts';
import { inOrder, stageOf } from './stage.ts';

test.each([
  ['REQUESTED', null, 'waiting'],
  ['REQUESTED', {}, 'offered'],
  ['APPROVED', null, 'approved'],
  ['ACTIVE', null, 'active'],
  ['REFUSED', null, 'over'],
] as const)('%s with the proposal %j is %s', (state, proposal, stage) => {
  expect(stageOf({ state, proposal })).toBe(stage);
});

test('what is due first comes first', () => {
  const of = (id: string, answerDue: string | null): Summary => ({ id, answerDue }) as Summary;
  const requests = [of('c', '2026-12-03T00:00:00Z'), of('a', '2026-12-01T00:00:00Z'), of('b', '2026-12-02T00:00:00Z')];
  expect(inOrder(requests, 'waiting').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(inOrder(requests, 'over')).toBe(requests);
});
