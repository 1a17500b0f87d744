import { shownCharacter, wrong, type Check } from './check.ts';

/** Checks that a text is `length` digits and nothing else; the error names the first character that is not a digit. */
export function checkDigits(text: string, length: number, zh: string, en: string): Check {
  if (text.length !== length) {
    return wrong(
      `${zh}应为 ${length} 位数字,实为 ${text.length} 位;请检查是否多写、漏写或含空格`,
      `${en} has ${length} digits, not ${text.length}; look for a missing or extra digit or a blank`,
    );
  }
  return checkAllDigits(text, 0, length, zh, en) ?? { ok: true, value: text };
}

/** The error of the first character from `from` up to `to` that is not a digit 0–9; undefined when all are. */
export function checkAllDigits(text: string, from: number, to: number, zh: string, en: string) {
  const index = text.slice(from, to).search(/[^0-9]/);
  if (index < 0) return undefined;
  const at = from + index;
  const shown = shownCharacter(text, at);
  return wrong(
    `${zh}第 ${at + 1} 位应为数字 0–9(半角),实为 ${shown}`,
    `${en}: character ${at + 1} should be a digit 0–9, not ${shown}`,
  );
}
