import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSchedule, lastDue, nextDue } from './schedule.ts';

test('five fields in Beijing time', () => {
  expect(['30 2 * * *', '*/5 * * * 1-5', '* * * * * *', 'nightly', '61 * * * *', ''].map(isSchedule)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(nextDue('30 2 * * *', new Date('2026-03-01T00:00:00+08:00')).toISOString()).toBe('2026-02-28T18:30:00.000Z');
  expect(lastDue('30 2 * * *', new Date('2026-03-01T00:00:00+08:00')).toISOString()).toBe('2026-02-27T18:30:00.000Z');
});

test('a moment is due at itself, and the one after it comes next', () => {
  const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  const schedules = fc.constantFrom('* * * * *', '30 2 * * *', '0 8 * * 1', '15,45 9-17 1 */2 *');
  fc.assert(
    fc.property(schedules, moments, (schedule, at) => {
      const [last, next] = [lastDue(schedule, at), nextDue(schedule, at)];
      expect(last.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(next.getTime()).toBeGreaterThan(at.getTime());
      expect(lastDue(schedule, next)).toEqual(next);
      expect(nextDue(schedule, last)).toEqual(next);
    }),
    { numRuns: 200 },
  );
});
