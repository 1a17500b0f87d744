import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdSet } from './id-set.ts';

test('gives each id once, as it was', () => {
  const number = fc.oneof(fc.nat(20), fc.bigInt({ min: 0n, max: 1n << 62n })).map(String);
  const id = fc.oneof(
    number,
    number.map((digits) => `0${digits}`),
    fc.constantFrom('', '-1', '1e3', '１'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      const set = new IdSet();
      for (const one of ids) {
        const text = Buffer.from(one);
        const column = Buffer.alloc(text.length + 5);
        column.writeInt32BE(text.length, 1);
        text.copy(column, 5);
        set.add(column, 1);
      }
      const once = new Set(ids.map((one) => Buffer.from(one).toString()));
      expect(new Set(set.list())).toEqual(once);
      expect(set.list()).toHaveLength(once.size);
    }),
  );
});
