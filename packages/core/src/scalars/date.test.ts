import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysIn } from './calendar.ts';
import { CalendarDate, checkDate } from './date.ts';

describe('checkDate', () => {
  it('accepts every day that the calendar has', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        expect(checkDate(text)).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('agrees with JavaScript on the days of every month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
  });

  it.each([
    ['2026-02-29', '2026-02 has 28 days, no day 29'],
    ['1900-02-29', 'has 28 days'],
    ['2026-13-01', 'month 13'],
    ['2026-00-01', 'month 00'],
    ['2026-01-00', 'no day 00'],
    ['0000-01-01', 'year 0000'],
    ['2026-1-2', 'YYYY-MM-DD'],
    ['2026-01-02T00:00:00Z', 'without a time'],
    [' 2026-01-02', 'YYYY-MM-DD'],
  ])('refuses %j', (text, reason) => {
    expect(checkDate(text)).toMatchObject({ ok: false, text: { en: expect.stringContaining(reason) as string } });
  });

  it('serialises texts, masked ones too, and dates', () => {
    expect(CalendarDate.name).toBe('Date');
    expect(CalendarDate.serialize('2026-01-02')).toBe('2026-01-02');
    expect(CalendarDate.serialize('1949')).toBe('1949');
    expect(CalendarDate.serialize(new Date('2026-01-02T00:00:00Z'))).toBe('2026-01-02');
  });
});
