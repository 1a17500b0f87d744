import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDateTime, DateTime, dateTimeText } from './date-time.ts';

const instants = fc.date({ min: new Date('0002-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, '0');

describe('checkDateTime', () => {
  it('accepts every instant at any offset and gives it in UTC', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const minutes = Math.abs(offset);
        const text = `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
        expect(checkDateTime(text)).toEqual({ ok: true, value: instant.toISOString() });
      }),
    );
  });

  it.each([
    ['2026-01-02T11:04:05+08:00', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02t03:04:05.123456z', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02T03:04:05.1Z', '2026-01-02T03:04:05.100Z'],
    ['2026-01-02T03:04:05-00:00', '2026-01-02T03:04:05.000Z'],
  ])('%s is %s', (text, value) => {
    expect(checkDateTime(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['2026-01-02T03:04:05', 'has no offset'],
    ['2026-01-02 03:04:05Z', 'RFC 3339'],
    ['2026-01-02', 'RFC 3339'],
    ['2026-02-30T03:04:05Z', 'no day 30'],
    ['2026-01-02T24:00:00Z', '24:00:00'],
    ['2026-01-02T23:60:00Z', '23:60:00'],
    ['2026-01-02T23:59:60Z', '23:59:60'],
    ['2026-01-02T03:04:05+24:00', 'offset +24:00'],
    ['0001-01-01T00:00:00+08:00', 'years 0001–9999'],
    ['9999-12-31T23:59:59-08:00', 'years 0001–9999'],
  ])('refuses %s', (text, reason) => {
    expect(checkDateTime(text)).toMatchObject({ ok: false, text: { en: expect.stringContaining(reason) as string } });
  });
});

describe('dateTimeText', () => {
  it.each([
    ['2026-01-02 03:04:05.123+00', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05.1+00', '2026-01-02T03:04:05.100Z'],
    ['2026-01-02 03:04:05.12+00', '2026-01-02T03:04:05.120Z'],
    ['2026-01-02 03:04:05.123456+00', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02 11:04:05.123456+08', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02 08:34:05.5+05:30', '2026-01-02T03:04:05.500Z'],
    ['2026-01-01 21:04:05-06', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.123Z', '2026-01-02T03:04:05.123Z'],
    ['2026', '2026'],
    ['***', '***'],
    ['infinity', 'infinity'],
  ])('%s is %s', (text, shown) => {
    expect(dateTimeText(text)).toBe(shown);
    expect(DateTime.serialize(text)).toBe(shown);
  });

  it('is the same for what PostgreSQL writes at any precision', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const iso = instant.toISOString();
        const postgres = iso.replace('T', ' ').replace(/0*Z$/, '+00').replace('.+', '+');
        expect(dateTimeText(postgres)).toBe(iso);
        expect(dateTimeText(iso)).toBe(iso);
        expect(dateTimeText(instant)).toBe(iso);
      }),
    );
  });
});
