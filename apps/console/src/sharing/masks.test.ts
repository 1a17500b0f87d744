import { maskText, parseMask } from '@gridweave/kit';
import { expect, test } from 'vitest';
import { maskedExample, maskWords } from './masks.ts';

test('masks are shown as the database applies them', () => {
  expect(maskedExample('keep(3,4)', '13800138000')).toBe('138****8000');
  expect(maskedExample('keep(1,0)', '欧阳小明')).toBe('欧***');
  expect(maskedExample('ageBand(10)', '36')).toBe('30-39');
  expect(maskedExample('own(plate)', '粤B12345')).toBeUndefined();
});

test.each(['keep(3,4)', 'year', 'ageBand(5)', 'area(street)', 'hash', 'exists', 'null'])(
  'the mask %s of the kit has words in both languages',
  (mask) => {
    expect(maskText(parseMask(mask)!)).toBe(mask);
    expect(maskWords(mask, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(maskWords(mask, 'en')).toMatch(/^[a-z0-9 ]+$/i);
  },
);
