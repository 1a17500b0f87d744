import { checkCalendarDay } from './calendar.ts';
import { wrong, type Check } from './check.ts';
import { textScalar } from './text-scalar.ts';

/** Checks a calendar date `YYYY-MM-DD` (ISO 8601, RFC 3339 full-date) that exists, from 0001-01-01 to 9999-12-31. */
export function checkDate(text: string): Check {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) {
    return wrong(
      '日期应写成 YYYY-MM-DD,例如 2026-01-02(不带时间)',
      'Date should be written YYYY-MM-DD, as 2026-01-02, without a time',
    );
  }
  const day = checkCalendarDay(parts[1]!, parts[2]!, parts[3]!);
  return day.ok ? day : wrong(`日期有误:${day.text.zh}`, `Date is wrong: ${day.text.en}`);
}

/** Date 日期: a day of the calendar, `YYYY-MM-DD`. The export is not named Date, which is JavaScript's. */
export const CalendarDate = textScalar({
  name: 'Date',
  title: { zh: '日期', en: 'Date' },
  description: { zh: '日历上的一天,写作 YYYY-MM-DD', en: 'a day of the calendar, written YYYY-MM-DD' },
  check: checkDate,
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
});
