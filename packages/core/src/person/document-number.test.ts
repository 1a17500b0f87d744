import { expect, test } from 'vitest';
import { DocumentNumber } from './document-number.ts';

test('a document number is trimmed and its letters become capitals', () => {
  expect(DocumentNumber.parseValue(' 11010519491231002x ')).toBe('11010519491231002X');
  expect(DocumentNumber.parseValue('h12345678')).toBe('H12345678');
});

test.each([[''], ['1 2'], ["1' or '1"], ['1'.repeat(41)], [123], [null]])('%j is refused', (value) => {
  expect(() => DocumentNumber.parseValue(value)).toThrow(/证件号码/);
});

test('a masked number comes out as it is', () => {
  expect(DocumentNumber.serialize('110105********002X')).toBe('110105********002X');
});
