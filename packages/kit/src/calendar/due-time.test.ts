import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueTime } from './due-time.ts';
import { atHour, dateInShanghai, isWorkingDay, nextDate } from './working-days.ts';

const due = (from: string, amount: number, unit: Parameters<typeof dueTime>[1]['unit']): string =>
  new Date(dueTime(new Date(`${from}+08:00`), { amount, unit }).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

test.each([
  ['a burst pipe without a fence, at night on a holiday', '2025-10-01T23:30', 3, 'urgent-hours', '2025-10-02T02:30'],
  ['filing within the morning', '2026-11-26T09:15', 1.5, 'working-hours', '2026-11-26T10:45'],
  ['over the midday break', '2026-11-26T11:00', 2, 'working-hours', '2026-11-26T15:00'],
  ['to the end of a day, not the start of the next', '2026-11-26T16:00', 2, 'working-hours', '2026-11-26T18:00'],
  ['over a weekend', '2026-11-27T17:00', 2, 'working-hours', '2026-11-30T10:00'],
  ['from before the office opens', '2026-11-26T03:00', 4, 'working-hours', '2026-11-26T15:00'],
  // 28 September 2025 was a Sunday to work on; National Day was from 1 to 8 October, 11 October a Saturday to work on
  ['on a make-up workday', '2025-09-27T20:00', 1, 'working-hours', '2025-09-28T10:00'],
  ['over a holiday', '2025-09-30T17:00', 2, 'working-hours', '2025-10-09T10:00'],
  ['resurfacing over a holiday', '2025-09-30T17:00', 2, 'working-days', '2025-10-10T18:00'],
  ['resurfacing over a make-up workday', '2025-10-09T17:00', 2, 'working-days', '2025-10-11T18:00'],
] as const)('%s', (_, from, amount, unit, expected) => {
  expect(due(from, amount, unit)).toBe(expected);
});

describe('for any moment', () => {
  const moment = fc
    .date({ min: new Date('2019-01-01Z'), max: new Date('2027-12-31Z'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
  const amount = fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4);

  /** Minutes that are worked from a moment to another, one by one. */
  const minutesWorked = (from: Date, to: Date): number => {
    let minutes = 0;
    for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
      const date = dateInShanghai(new Date(at));
      const hour = (at - atHour(date, 0).getTime()) / 3_600_000;
      if (isWorkingDay(date) && ((hour >= 9 && hour < 12) || (hour >= 14 && hour < 18))) minutes++;
    }
    return minutes;
  };

  test('just as many minutes are worked until it is due as the limit has', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 160 }), (from, quarters) => {
        const until = dueTime(from, { amount: quarters / 4, unit: 'working-hours' });
        expect(minutesWorked(from, until)).toBe(quarters * 15);
        // the last of them is worked: not a minute later than needed
        expect(minutesWorked(from, new Date(until.getTime() - 60_000))).toBe(quarters * 15 - 1);
      }),
      { numRuns: 60 },
    );
  });

  test('as many working days come after the day of the report, the last of them the day it is due', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const until = dueTime(from, { amount: days, unit: 'working-days' });
        const last = dateInShanghai(until);
        let worked = 0;
        for (let date = dateInShanghai(from); date < last;) {
          date = nextDate(date);
          if (isWorkingDay(date)) worked++;
        }
        expect(worked).toBe(days);
        expect(isWorkingDay(last)).toBe(true);
        expect(until).toEqual(atHour(last, 18));
      }),
    );
  });

  test('hours in two parts are due when they are in one, and a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(
        moment,
        amount,
        amount,
        fc.constantFrom('working-hours', 'urgent-hours'),
        (from, first, rest, unit) => {
          const whole = dueTime(from, { amount: first + rest, unit });
          expect(dueTime(dueTime(from, { amount: first, unit }), { amount: rest, unit })).toEqual(whole);
          expect(whole.getTime()).toBeGreaterThan(dueTime(from, { amount: first, unit }).getTime());
        },
      ),
    );
  });

  test('a later report is never due earlier', () => {
    const units = fc.constantFrom('working-hours', 'urgent-hours', 'working-days');
    fc.assert(
      fc.property(moment, fc.nat(20_000), fc.integer({ min: 1, max: 60 }), units, (from, minutes, count, unit) => {
        const later = new Date(from.getTime() + minutes * 60_000);
        const limit = { amount: count, unit } as const;
        expect(dueTime(later, limit).getTime()).toBeGreaterThanOrEqual(dueTime(from, limit).getTime());
      }),
    );
  });
});
