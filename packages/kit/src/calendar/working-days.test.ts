import { expect, test } from 'vitest';
import { dateAfterYears, dueAfterWorkingDays } from './working-days.ts';

test('weekends and holidays do not count, make-up workdays do', () => {
  const due = (from: string, days: number): string => dueAfterWorkingDays(new Date(from), days).toISOString();
  expect(due('2026-11-26T02:00:00Z', 1)).toBe('2026-11-27T10:00:00.000Z');
  expect(due('2026-11-26T02:00:00Z', 2)).toBe('2026-11-30T10:00:00.000Z');
  expect(due('2026-11-26T02:00:00Z', 10)).toBe('2026-12-10T10:00:00.000Z');
  // 26 January 2025 was a Sunday to work on; the Spring Festival was from 28 January to 4 February
  expect(due('2025-01-25T02:00:00Z', 1)).toBe('2025-01-26T10:00:00.000Z');
  expect(due('2025-01-27T02:00:00Z', 1)).toBe('2025-02-05T10:00:00.000Z');
  // still the day before in UTC
  expect(due('2026-11-26T17:00:00Z', 1)).toBe('2026-11-30T10:00:00.000Z');
});

test('years are counted on the calendar of Shanghai', () => {
  expect(dateAfterYears(new Date('2026-11-26T17:00:00Z'), 3)).toBe('2029-11-27');
  expect(dateAfterYears(new Date('2028-02-29T02:00:00Z'), 3)).toBe('2031-03-01');
});
