import { expect, test } from 'vitest';
import { clockTime, momentOf, writeDistance } from './times.ts';

test('clocks of the city are eight hours ahead of UTC wherever the browser is', () => {
  expect(clockTime('2026-12-31T16:00:00Z')).toBe('2027-01-01T00:00');
  expect(momentOf('2027-01-01T00:00')).toBe('2026-12-31T16:00:00.000Z');
});

const now = Date.parse('2026-11-27T00:00:00Z');

test.each([
  ['2026-11-26T23:56:00Z', '4 minutes ago'],
  ['2026-11-26T21:00:00Z', '3 hours ago'],
  ['2026-11-30T00:00:00Z', 'in 3 days'],
  ['2026-08-20T00:00:00Z', '3 months ago'],
])('%s is %s', (time, words) => {
  expect(writeDistance(time, 'en', now)).toBe(words);
});
