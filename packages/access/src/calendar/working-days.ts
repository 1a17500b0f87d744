import chineseDays from 'chinese-days';

const shanghai = 8 * 3_600_000;
const closingHour = 18;

/**
 * The moment by which something is due: 18:00 in Shanghai on the n-th working day after the day of `from`, by the
 * State Council's calendar of holidays and make-up workdays; years without one have weekends only.
 */
export function dueAfterWorkingDays(from: Date, days: number): Date {
  const day = new Date(from.getTime() + shanghai).toISOString().slice(0, 10);
  const due = chineseDays.findWorkday(days, day);
  return new Date(Date.parse(`${due}T00:00:00Z`) - shanghai + closingHour * 3_600_000);
}

/** The calendar date in Shanghai that lies `years` years after a moment: `2029-11-26`. */
export function dateAfterYears(from: Date, years: number): string {
  const date = new Date(from.getTime() + shanghai);
  return new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()))
    .toISOString()
    .slice(0, 10);
}
