import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDivisionCode, divisionLevelOf } from './division-code.ts';
import { checkGridCode } from './grid-code.ts';
import { buildingCodeOf, checkHouseCode } from './house-code.ts';
import { checkProfessionalGridCode } from './professional-grid-code.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe.each([
  ['house code', 25, checkHouseCode],
  ['grid code', 14, checkGridCode],
  ['professional grid code', 20, checkProfessionalGridCode],
] as const)('%s: %i digits', (_, length, check) => {
  it('accepts digits of the length and nothing else', () => {
    const shape = new RegExp(`^[0-9]{${length}}$`);
    fc.assert(
      fc.property(digits(length), fc.string(), (text, other) => {
        expect(check(text)).toEqual({ ok: true, value: text });
        expect(check(other).ok).toBe(shape.test(other));
      }),
    );
  });

  it('says which character is no digit', () => {
    fc.assert(
      fc.property(digits(length), fc.nat(length - 1), (text, at) => {
        expect(check(`${text.slice(0, at)}O${text.slice(at + 1)}`)).toMatchObject({
          ok: false,
          text: { en: expect.stringContaining(`character ${at + 1} should be a digit 0–9, not “O”`) as string },
        });
      }),
    );
  });
});

describe('buildingCodeOf', () => {
  it('is the first 19 digits', () => {
    expect(buildingCodeOf('4403090020150500012000301')).toBe('4403090020150500012');
  });
});

describe('checkDivisionCode', () => {
  it.each([
    ['44', 'province'],
    ['4403', 'city'],
    ['440309', 'district'],
    ['440309002', 'street'],
    ['440309002015', 'community'],
  ])('%s is a %s', (code, level) => {
    expect(checkDivisionCode(code)).toEqual({ ok: true, value: code, level });
    expect(divisionLevelOf(code)).toBe(level);
  });

  it.each([
    ['440000', '44'],
    ['440300', '4403'],
    ['440300000000', '4403'],
    ['440309000', '440309'],
    ['440309002000', '440309002'],
  ])('%s is cut to %s', (padded, code) => {
    expect(checkDivisionCode(padded)).toMatchObject({ ok: true, value: code });
  });

  it('is stable: what it answers is accepted as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 6, 9, 12).chain(digits), (text) => {
        const checked = checkDivisionCode(text);
        expect(checked.ok ? checkDivisionCode(checked.value) : 'refused').toEqual(
          /^0+$/.test(text) ? 'refused' : checked,
        );
      }),
    );
  });

  it('refuses other lengths and characters', () => {
    expect(checkDivisionCode('44030')).toMatchObject({ ok: false, text: { en: expect.stringContaining('not 5') } });
    expect(checkDivisionCode('4403O9')).toMatchObject({
      ok: false,
      text: { en: expect.stringContaining('character 5') },
    });
  });
});
