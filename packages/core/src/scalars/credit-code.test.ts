import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckDigit } from './credit-code.ts';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const letters = (length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((all) => all.join(''));
const creditCodes = fc
  .tuple(letters(2), fc.integer({ min: 110000, max: 659999 }), letters(9))
  .map(([head, division, body]) => {
    const first17 = `${head}${division}${body}`;
    return first17 + creditCodeCheckDigit(first17);
  });

const english = (text: string) => {
  const checked = checkCreditCode(text);
  return checked.ok ? 'accepted' : checked.text.en;
};

describe('checkCreditCode', () => {
  it('knows a valid code and flags a historic one', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ ok: true, value: '91350100M000100Y43', historic: false });
    expect(checkCreditCode('91350203M0001QAY9B')).toEqual({ ok: true, value: '91350203M0001QAY9B', historic: true });
    expect(checkCreditCode('91350100m000100y43')).toMatchObject({ value: '91350100M000100Y43' });
  });

  it('accepts generated codes and flags any one character changed', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.constantFrom(...alphabet), (code, at, other) => {
        expect(checkCreditCode(code)).toEqual({ ok: true, value: code, historic: false });
        const checked = checkCreditCode(code.slice(0, at) + other + code.slice(at + 1));
        const refused = at >= 2 && at < 8 && /\D/.test(other);
        expect(checked.ok ? { ok: true, historic: checked.historic } : { ok: false }).toEqual(
          refused ? { ok: false } : { ok: true, historic: other !== code[at] },
        );
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(() => checkCreditCode(text)).not.toThrow()));
  });

  it('says which character is wrong', () => {
    expect(english('91350100M000100Y4')).toContain('18 characters, not 17');
    expect(english('91350100MO00100Y43')).toContain('character 10, “O”, is not of its alphabet; I, O, S, V and Z');
    expect(english('91350100M000100Y4-')).toContain('character 18, “-”, is not of its alphabet');
    expect(english('913501A0M000100Y43')).toContain('character 7 should be a digit 0–9, not “A”');
  });
});
