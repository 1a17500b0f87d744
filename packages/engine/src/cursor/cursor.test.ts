import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CursorSeal } from './cursor.ts';

const seal = new CursorSeal('department secret');

test('what was sealed is read again, and looks like nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }), { nil: null }), { maxLength: 4 }), (values) => {
      const cursor = seal.seal('+name', values);
      expect(seal.open('+name', cursor, 'after')).toEqual(values);
      expect(seal.seal('+name', values)).toBe(cursor);
    }),
  );
  expect(Buffer.from(seal.seal('+name', ['张三', '440306']), 'base64url').toString()).not.toMatch(/张三|440306/);
});

test('a changed cursor, one of another department or of another order is refused', () => {
  const cursor = seal.seal('+name', ['a']);
  fc.assert(
    fc.property(fc.nat(Buffer.from(cursor, 'base64url').length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(cursor, 'base64url');
      bytes[at]! ^= change;
      expect(() => seal.open('+name', bytes.toString('base64url'), 'after')).toThrow(
        expect.objectContaining({ code: 'BAD_CURSOR' }),
      );
    }),
  );
  expect(() => new CursorSeal('another').open('+name', cursor, 'after')).toThrow(
    expect.objectContaining({ code: 'BAD_CURSOR' }),
  );
  expect(() => seal.open('-name', cursor, 'houses.after')).toThrow(/another order/);
  for (const text of ['', 'x', 'not base64 !', 'AAAA'.repeat(20)])
    expect(() => seal.open('+name', text, 'after')).toThrow(/houses|after/);
});

test('a cursor is one text: what decodes to the same bytes is refused', () => {
  const seal = new CursorSeal('secret');
  for (let length = 0; length < 8; length++) {
    const cursor = seal.seal('order', ['x'.repeat(length)]);
    expect(seal.open('order', cursor, 'after')).toEqual(['x'.repeat(length)]);
    for (const other of [`${cursor}A`, `${cursor}=`, `${cursor} `, `${cursor}*`, ` ${cursor}`])
      expect(() => seal.open('order', other, 'after')).toThrow('is not a cursor of this department');
  }
});
