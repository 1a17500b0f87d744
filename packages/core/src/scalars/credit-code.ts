import { shownCharacter, wrong, type Check } from './check.ts';
import { checkAllDigits } from './check-digits.ts';
import { textScalar } from './text-scalar.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character of the first 17 characters of a unified social credit code, by GB 32100. */
export function creditCodeCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index]!), 0);
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/**
 * Checks a unified social credit code 统一社会信用代码 of 18 characters (GB 32100); lower-case letters become capitals.
 * `historic` is true when the check character does not fit: some codes of the first years are like that and are real,
 * so they are flagged and not refused.
 */
export function checkCreditCode(text: string): Check<{ readonly historic: boolean }> {
  if (text.length !== 18) {
    return wrong(
      `统一社会信用代码应为 18 位,实为 ${text.length} 位;请检查是否多写、漏写或含空格`,
      `Unified social credit code has 18 characters, not ${text.length}; look for a missing or extra character or a blank`,
    );
  }
  const code = text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  const strange = code.search(/[^0-9A-HJ-NPQRTUWXY]/);
  if (strange >= 0) {
    const shown = shownCharacter(code, strange);
    const hint = /[IOSVZ]/.test(code[strange]!);
    return wrong(
      `统一社会信用代码第 ${strange + 1} 位 ${shown} 不在字符集内${hint ? ',不使用 I、O、S、V、Z,是否误写了 1、0、5、U、2' : ''}`,
      `Unified social credit code: character ${strange + 1}, ${shown}, is not of its alphabet${
        hint ? '; I, O, S, V and Z are not used, is it 1, 0, 5, U or 2' : ''
      }`,
    );
  }
  const notDigit = checkAllDigits(code, 2, 8, '统一社会信用代码', 'Unified social credit code');
  if (notDigit) return notDigit;
  return { ok: true, value: code, historic: creditCodeCheckDigit(code) !== code[17] };
}

/** Unified social credit code 统一社会信用代码 (GB 32100): 18 characters of digits and capitals without I, O, S, V, Z. */
export const UnifiedSocialCreditCode = textScalar({
  name: 'UnifiedSocialCreditCode',
  title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  description: {
    zh: '18 位数字和大写字母(GB 32100),不用 I、O、S、V、Z;早期校验码不符的代码照收',
    en: '18 digits and capitals without I, O, S, V, Z (GB 32100); early codes whose check character does not fit are accepted',
  },
  check: checkCreditCode,
});
