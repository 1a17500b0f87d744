import { expect, test } from 'vitest';
import { workingDaysAfter } from './working-days.ts';

test('weekends are left out', () => {
  expect(workingDaysAfter('2025-03-03', 7)).toBe('2025-03-12');
  expect(workingDaysAfter('2025-03-07', 1)).toBe('2025-03-10');
  expect(workingDaysAfter('2025-03-08', 1)).toBe('2025-03-10');
  expect(workingDaysAfter('2025-03-03', 45)).toBe('2025-05-05');
});
