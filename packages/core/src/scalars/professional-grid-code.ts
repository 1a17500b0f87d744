import type { Check } from './check.ts';
import { checkDigits } from './check-digits.ts';
import { textScalar } from './text-scalar.ts';

/**
 * Checks the code of a professional grid 专业网格, after CJ/T 349: 20 digits, 6 of the object, 6 of the division, 3 of the
 * street, 3 of the community (601 and up when several are merged), 2 of the sequence (00 when not subdivided).
 */
export function checkProfessionalGridCode(text: string): Check {
  return checkDigits(text, 20, '专业网格编码', 'Professional grid code');
}

/** Professional grid code 专业网格编码, after CJ/T 349: 20 digits. */
export const ProfessionalGridCode = textScalar({
  name: 'ProfessionalGridCode',
  title: { zh: '专业网格编码', en: 'Professional grid code' },
  description: {
    zh: '20 位:6 位对象、6 位区划、3 位街道、3 位社区、2 位序号(参照 CJ/T 349)',
    en: '20 digits: 6 object, 6 division, 3 street, 3 community, 2 sequence (after CJ/T 349)',
  },
  check: checkProfessionalGridCode,
});
