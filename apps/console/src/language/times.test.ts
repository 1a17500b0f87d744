import { expect, test } from 'vitest';
import { clockTime, momentOf } from './times.ts';

test('clocks of the city are eight hours ahead of UTC wherever the browser is', () => {
  expect(clockTime('2026-12-31T16:00:00Z')).toBe('2027-01-01T00:00');
  expect(momentOf('2027-01-01T00:00')).toBe('2026-12-31T16:00:00.000Z');
});
