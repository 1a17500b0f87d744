import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCitizenId, CitizenId, citizenIdCheckDigit } from './citizen-id.ts';

const valid = '11010519491231002X';
const today = '2026-01-02';

const citizenIds = fc
  .tuple(
    fc.constantFrom('440305', '110105', '650102', '810000', '820000', '830000'),
    fc.date({ min: new Date('1900-01-01T00:00Z'), max: new Date('2026-01-02T00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([division, birth, sequence]) => {
    const first17 = division + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(sequence).padStart(3, '0');
    return first17 + citizenIdCheckDigit(first17);
  });

const english = (text: string) => {
  const checked = checkCitizenId(text, today);
  return checked.ok ? 'accepted' : checked.text.en;
};
const withCheck = (first17: string) => first17 + citizenIdCheckDigit(first17);

describe('checkCitizenId', () => {
  it('reads a known id', () => {
    expect(checkCitizenId(valid, today)).toEqual({
      ok: true,
      value: valid,
      birthDate: '1949-12-31',
      sex: 'FEMALE',
      divisionCode: '110105',
    });
  });

  it('normalises a lower-case x', () => {
    expect(checkCitizenId('11010519491231002x', today)).toMatchObject({ ok: true, value: valid });
  });

  it('accepts generated ids with their birth date and sex', () => {
    fc.assert(
      fc.property(citizenIds, (id) => {
        expect(checkCitizenId(id, today)).toEqual({
          ok: true,
          value: id,
          birthDate: `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
          sex: Number(id[16]) % 2 ? 'MALE' : 'FEMALE',
          divisionCode: id.slice(0, 6),
        });
      }),
    );
  });

  it('refuses any one digit changed and any two neighbours swapped', () => {
    fc.assert(
      fc.property(citizenIds, fc.nat(17), fc.integer({ min: 1, max: 9 }), (id, at, add) => {
        const changed = id[at] === 'X' ? String(add) : String((Number(id[at]) + add) % 10);
        expect(checkCitizenId(id.slice(0, at) + changed + id.slice(at + 1), today).ok).toBe(false);
        const next = Math.min(at, 16);
        const swapped = id.slice(0, next) + id[next + 1] + id[next] + id.slice(next + 2);
        expect(checkCitizenId(swapped, today).ok).toBe(swapped === id);
      }),
    );
  });

  it('never throws, and never repeats the id', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(() => checkCitizenId(text, today)).not.toThrow()));
    fc.assert(
      fc.property(citizenIds, fc.nat(17), fc.constantFrom('X', 'a', ' ', '0', '9', '5'), (id, at, other) => {
        const text = id.slice(0, at) + other + id.slice(at + 1);
        const checked = checkCitizenId(text, today);
        expect(checked.ok ? '' : checked.text.zh + checked.text.en).not.toContain(text.slice(6, 14));
      }),
    );
  });

  it('says which digit is wrong', () => {
    expect(english('110105194912310023')).toContain('digit 18, the check digit, should be X, not 3');
    expect(english('11010519491231002')).toContain('18 characters, not 17');
    expect(english('110105491231002')).toContain('use the 18-digit number');
    expect(english('1101051949123100 X')).toContain('character 17 should be a digit 0–9, not U+0020');
    expect(english('1101051949123100２X')).toContain('character 17 should be a digit 0–9, not “２”');
    expect(english(withCheck('99010519491231002'))).toContain('digits 1–2, 99,');
    expect(english(withCheck('81010519491231002'))).toContain('digits 3–6');
    expect(english(withCheck('11010519490229002'))).toContain('digits 7–14, the birth date: 1949-02 has 28 days');
    expect(english(withCheck('11010520260103002'))).toContain('lie after today (2026-01-02)');
    expect(english(withCheck('11010518491231002'))).toContain('lie before 1850');
    expect(checkCitizenId('110105194912310023', today)).toMatchObject({
      text: { zh: expect.stringContaining('第 18 位校验码应为 X,实为 3') as string },
    });
  });

  it('takes a permit of Hong Kong, Macao and Taiwan residents and 29 February', () => {
    expect(english(`81000020000229001${citizenIdCheckDigit('81000020000229001')}`)).toBe('accepted');
  });

  it('is what the scalar does', () => {
    expect(CitizenId.parseValue('11010519491231002x')).toBe(valid);
    expect(CitizenId.serialize('110105********002X')).toBe('110105********002X');
  });
});
