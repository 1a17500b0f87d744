import type { Check } from './check.ts';
import { checkDigits } from './check-digits.ts';
import { textScalar } from './text-scalar.ts';

/**
 * Checks a house code 房屋编码 of the unified address system: 25 digits. It is an identity and never read for meaning:
 * the grid a house belongs to now is a dated membership, whatever the digits say.
 */
export function checkHouseCode(text: string): Check {
  return checkDigits(text, 25, '房屋编码', 'House code');
}

/** The building code 楼栋编码 of a house: the first 19 digits of its house code. */
export function buildingCodeOf(houseCode: string): string {
  return houseCode.slice(0, 19);
}

/** House code 房屋编码: the 25-digit identity of a room in the unified address system. */
export const HouseCode = textScalar({
  name: 'HouseCode',
  title: { zh: '房屋编码', en: 'House code' },
  description: {
    zh: '统一地址中房间的 25 位编码,只作标识,不从中读取网格',
    en: 'the 25-digit identity of a room in the unified address system; never read the grid from its digits',
  },
  check: checkHouseCode,
});
