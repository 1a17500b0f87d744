import { expect, test } from 'vitest';
import type { CellRules } from '../documents.ts';
import { historyOf } from './cell-history.ts';

test('what happened to grants, denials and labels is one story, the latest first', () => {
  const rules = {
    grants: [
      {
        id: 'g',
        steps: [
          { at: '2026-01-01', by: 'fire', step: 'requested', reason: '救援', version: null },
          { at: '2026-01-03', by: 'li', step: 'activated', reason: null, version: '4' },
        ],
      },
    ],
    denials: [
      { id: 'd', createdAt: '2026-01-04', createdBy: 'wang', reason: '泄露', liftedAt: '2026-01-06', liftedBy: 'li' },
    ],
    labelChanges: [
      { at: '2026-01-02', by: 'zhao', reason: '复核', endedAt: '2026-01-05', endedBy: 'zhao', endReason: '已整改' },
    ],
    catalogue: [],
  } as unknown as CellRules;
  expect(historyOf(rules).map(({ step, by }) => `${step} ${by}`)).toEqual([
    'lifted li',
    'restored zhao',
    'denied wang',
    'activated li',
    'tightened zhao',
    'requested fire',
  ]);
});
