import { wrong, type Check } from './check.ts';

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days of a month (1–12) in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (daysOfMonth[month - 1] ?? 0);
}

/** Checks that year, month and day, as digits, are a day of the calendar; the value is `YYYY-MM-DD`. */
export function checkCalendarDay(year: string, month: string, day: string): Check {
  if (Number(year) < 1) return wrong(`年份 ${year} 应在 0001–9999 之间`, `the year ${year} should be 0001–9999`);
  if (Number(month) < 1 || Number(month) > 12) {
    return wrong(`月份 ${month} 应在 01–12 之间`, `the month ${month} should be 01–12`);
  }
  const last = daysIn(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > last) {
    return wrong(
      `${year} 年 ${month} 月没有 ${day} 日(共 ${last} 天)`,
      `${year}-${month} has ${last} days, no day ${day}`,
    );
  }
  return { ok: true, value: `${year}-${month}-${day}` };
}
