import type { TimeLimitUnit } from '../plugin/event-category.ts';
import { atHour, dateInShanghai, dueAfterWorkingDays, isWorkingDay, nextDate } from './working-days.ts';

/** The hours that a working day is worked, in the time of Shanghai, in their order: `[[9, 12], [14, 18]]`. */
export type OfficeHours = readonly (readonly [start: number, end: number])[];

const usualHours: OfficeHours = [
  [9, 12],
  [14, 18],
];

/**
 * When something within a time limit is due, in the time of Shanghai: urgent hours run round the clock, working hours
 * on working days within the office hours, and working days end at 18:00 of the n-th one after the day of `from`.
 *
 * ```ts
 * dueTime(new Date('2026-11-27T17:00:00+08:00'), { amount: 2, unit: 'working-hours' }); // Monday 2026-11-30, 10:00
 * ```
 */
export function dueTime(
  from: Date,
  { amount, unit }: { readonly amount: number; readonly unit: TimeLimitUnit },
  hours: OfficeHours = usualHours,
): Date {
  if (unit === 'urgent-hours') return new Date(from.getTime() + amount * hour);
  return unit === 'working-days' ? dueAfterWorkingDays(from, amount) : afterWorkingHours(from, amount, hours);
}

const hour = 3_600_000;

function afterWorkingHours(from: Date, amount: number, hours: OfficeHours): Date {
  let left = amount * hour;
  for (let date = dateInShanghai(from); ; date = nextDate(date)) {
    if (!isWorkingDay(date)) continue;
    for (const [start, end] of hours) {
      const begin = Math.max(from.getTime(), atHour(date, start).getTime());
      const span = atHour(date, end).getTime() - begin;
      if (span <= 0) continue;
      if (left <= span) return new Date(begin + left);
      left -= span;
    }
  }
}
