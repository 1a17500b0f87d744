import { expect, test } from 'vitest';
import type { DockingFault } from './documents.ts';
import { faultWords } from './fault-words.ts';

const fault: DockingFault = {
  problem: 'NOT_COVERED',
  streetCode: '440306017',
  communityCode: null,
  gridCode: null,
  professionalGridCode: null,
  covered: 0,
  overlapArea: null,
  gapArea: null,
};

const words = {
  notCovered: 'none',
  coveredPartly: (part: string) => `part ${part}`,
  coveredTimes: (times: string) => `times ${times}`,
  mismatch: (over: string, gap: string) => `over ${over} gap ${gap}`,
  orphaned: 'orphaned',
  without: 'without',
} as Parameters<typeof faultWords>[1];

test.each<[Partial<DockingFault>, string]>([
  [{}, 'none'],
  [{ covered: 0.625 }, 'part 62.5%'],
  [{ problem: 'COVERED_TWICE', covered: 2 }, 'times 2'],
  [{ problem: 'BOUNDARY_MISMATCH', overlapArea: 120.4, gapArea: 0 }, 'over 120 gap 0'],
  [{ problem: 'ORPHANED_DOCKING' }, 'orphaned'],
])('%o is %s', (more, said) => {
  expect(faultWords({ ...fault, ...more }, words, String)).toBe(said);
});
