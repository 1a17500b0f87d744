import chineseDays from 'chinese-days';

const shanghai = 8 * 3_600_000;
const dayLength = 24 * 3_600_000;
const closingHour = 18;

/** The calendar date in Shanghai at a moment: `2026-11-26`. */
export function dateInShanghai(moment: Date): string {
  return new Date(moment.getTime() + shanghai).toISOString().slice(0, 10);
}

/** The moment at which an hour of a calendar date comes in Shanghai: `atHour('2026-11-26', 8.5)`. */
export function atHour(date: string, hour: number): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - shanghai + hour * 3_600_000);
}

/** The calendar date after another. */
export function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayLength).toISOString().slice(0, 10);
}

/**
 * Whether a calendar date is worked on, by the State Council's calendar of holidays and make-up workdays; years without
 * one have weekends only.
 */
export function isWorkingDay(date: string): boolean {
  return chineseDays.isWorkday(date);
}

/** The moment by which something is due: 18:00 in Shanghai on the n-th working day after the day of `from`. */
export function dueAfterWorkingDays(from: Date, days: number): Date {
  return atHour(chineseDays.findWorkday(days, dateInShanghai(from)), closingHour);
}

/** The calendar date in Shanghai that lies `years` years after a moment: `2029-11-26`. */
export function dateAfterYears(from: Date, years: number): string {
  const date = new Date(from.getTime() + shanghai);
  return new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()))
    .toISOString()
    .slice(0, 10);
}
