import { wrong, type Check } from './check.ts';
import { checkAllDigits } from './check-digits.ts';
import { textScalar } from './text-scalar.ts';

const levelByLength = { 2: 'province', 4: 'city', 6: 'district', 9: 'street', 12: 'community' } as const;

/** The level of a division, as the codes of the table DivisionLevel. */
export type DivisionCodeLevel = (typeof levelByLength)[keyof typeof levelByLength];

/** The level that the length of a division code tells: 2 province, 4 city, 6 district, 9 street, 12 community. */
export function divisionLevelOf(code: string): DivisionCodeLevel | undefined {
  return levelByLength[code.length as keyof typeof levelByLength];
}

/**
 * Checks a division code 区划代码 (GB/T 2260, GB/T 10114): 2, 4, 6, 9 or 12 digits, the level by the length. Codes padded
 * with zeros are cut to their level: `440300` and `440300000000` become `4403`, `440303001000` becomes `440303001`.
 */
export function checkDivisionCode(text: string): Check<{ readonly level: DivisionCodeLevel }> {
  if (divisionLevelOf(text) === undefined) {
    return wrong(
      `区划代码应为 2(省)、4(市)、6(区)、9(街道)或 12(社区)位,实为 ${text.length} 位`,
      `Division code has 2 (province), 4 (city), 6 (district), 9 (street) or 12 (community) digits, not ${text.length}`,
    );
  }
  const notDigit = checkAllDigits(text, 0, text.length, '区划代码', 'Division code');
  if (notDigit) return notDigit;
  const value = withoutPadding(text);
  if (value === '00') return wrong('区划代码不能全为 0', 'Division code: the digits cannot all be 0');
  return { ok: true, value, level: divisionLevelOf(value)! };
}

function withoutPadding(code: string): string {
  let cut = code;
  if (cut.length === 12 && cut.endsWith('000')) cut = cut.slice(0, 9);
  if (cut.length === 9 && cut.endsWith('000')) cut = cut.slice(0, 6);
  if (cut.length === 6 && cut.endsWith('00')) cut = cut.slice(0, 4);
  if (cut.length === 4 && cut.endsWith('00')) cut = cut.slice(0, 2);
  return cut;
}

/** Division code 区划代码: province, city, district, street or community by its length. */
export const DivisionCode = textScalar({
  name: 'DivisionCode',
  title: { zh: '区划代码', en: 'Division code' },
  description: {
    zh: '2、4、6、9、12 位分别为省、市、区、街道、社区(GB/T 2260、GB/T 10114)',
    en: '2, 4, 6, 9 or 12 digits: province, city, district, street, community (GB/T 2260, GB/T 10114)',
  },
  check: checkDivisionCode,
});
