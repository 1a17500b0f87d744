import { checkAllDigits } from './check-digits.ts';
import { checkCalendarDay } from './calendar.ts';
import { shownCharacter, wrong, type Check } from './check.ts';
import { textScalar } from './text-scalar.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

// The provinces that issue identity cards; 71, 81 and 82 issue none, their residents' permits begin as below.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);
const residencePermitPrefixes = new Set(['810000', '820000', '830000']);
const earliestBirthYear = 1850;

/** What a citizen id says: `birthDate` is `YYYY-MM-DD`, `sex` a name of the table Sex, `divisionCode` the six first digits. */
export interface CitizenIdParts {
  readonly birthDate: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly divisionCode: string;
}

/** The check digit (0–9 or X) of the first 17 digits of a citizen id, by ISO 7064 MOD 11-2 as in GB 11643. */
export function citizenIdCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits[sum % 11]!;
}

/**
 * Checks a citizen id 公民身份号码 of 18 characters (GB 11643) or the number of a residence permit of Hong Kong, Macao and
 * Taiwan residents (prefix 810000, 820000, 830000): length, digits, province, a real birth date up to `today` (`YYYY-MM-DD`,
 * by default today in China), check digit. A lower-case x becomes X. Errors never repeat the id.
 */
export function checkCitizenId(text: string, today: string = todayInChina()): Check<CitizenIdParts> {
  if (text.length !== 18) return wrongLength(text.length);
  const notDigit = checkAllDigits(text, 0, 17, '公民身份号码', 'Citizen id');
  if (notDigit) return notDigit;
  const divisionCode = text.slice(0, 6);
  const badPrefix = checkPrefix(divisionCode);
  if (badPrefix) return badPrefix;
  const birth = checkBirthDate(text, today);
  if (!birth.ok) return birth;
  const last = text[17] === 'x' ? 'X' : text[17]!;
  const expected = citizenIdCheckDigit(text);
  if (last !== expected) {
    const shown = /[0-9X]/.test(last) ? last : shownCharacter(text, 17);
    return wrong(
      `公民身份号码第 18 位校验码应为 ${expected},实为 ${shown};请核对各位数字`,
      `Citizen id: digit 18, the check digit, should be ${expected}, not ${shown}; compare every digit with the document`,
    );
  }
  const sex = Number(text[16]) % 2 === 1 ? 'MALE' : 'FEMALE';
  return { ok: true, value: text.slice(0, 17) + last, birthDate: birth.value, sex, divisionCode };
}

function wrongLength(length: number) {
  const old = length === 15;
  return wrong(
    `公民身份号码应为 18 位,实为 ${length} 位;${old ? '15 位旧号码请先换成 18 位' : '请检查是否多写、漏写或含空格'}`,
    `Citizen id has 18 characters, not ${length}; ${
      old ? 'use the 18-digit number instead of the old one' : 'look for a missing or extra character or a blank'
    }`,
  );
}

function checkPrefix(divisionCode: string) {
  const province = divisionCode.slice(0, 2);
  if (provinces.has(province) || residencePermitPrefixes.has(divisionCode)) return undefined;
  if (/^8[123]/.test(divisionCode)) {
    return wrong(
      `公民身份号码第 3–6 位:以 ${province} 开头的港澳台居民居住证应为 ${province}0000`,
      `Citizen id: digits 3–6 of a residence permit that begins with ${province} should be 0000`,
    );
  }
  return wrong(
    `公民身份号码第 1–2 位 ${province} 不是发证省份的代码`,
    `Citizen id: digits 1–2, ${province}, are not the code of an issuing province`,
  );
}

function checkBirthDate(text: string, today: string): Check {
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  const birth = checkCalendarDay(year, month, day);
  if (!birth.ok) {
    return wrong(
      `公民身份号码第 7–14 位出生日期:${birth.text.zh}`,
      `Citizen id: digits 7–14, the birth date: ${birth.text.en}`,
    );
  }
  if (Number(year) < earliestBirthYear) {
    return wrong(
      `公民身份号码第 7–10 位出生年份 ${year} 早于 ${earliestBirthYear} 年`,
      `Citizen id: digits 7–10, the birth year ${year}, lie before ${earliestBirthYear}`,
    );
  }
  if (birth.value > today) {
    return wrong(
      `公民身份号码第 7–14 位出生日期晚于今天(${today})`,
      `Citizen id: digits 7–14, the birth date, lie after today (${today})`,
    );
  }
  return birth;
}

function todayInChina(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Citizen id 公民身份号码 (GB 11643): 18 characters, the last may be X. */
export const CitizenId = textScalar({
  name: 'CitizenId',
  title: { zh: '公民身份号码', en: 'Citizen id' },
  description: {
    zh: '18 位,末位为校验码(GB 11643);港澳台居民居住证号码亦可',
    en: '18 characters ending in a check digit (GB 11643); numbers of Hong Kong, Macao and Taiwan residence permits too',
  },
  check: (text) => checkCitizenId(text),
});
