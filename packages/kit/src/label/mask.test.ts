import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, maskText, parseMask } from './mask.ts';

const small = fc.integer({ min: 0, max: 999 });
const masks = fc.oneof(
  fc.tuple(small, small).map(([first, last]) => mask.keep(first, last)),
  fc.integer({ min: 1, max: 999 }).map(mask.ageBand),
  fc.constantFrom('street' as const, 'community' as const).map(mask.area),
  fc.constantFrom(mask.year, mask.hash, mask.exists, mask.null),
);

test('every mask is read back from its text', () => {
  fc.assert(
    fc.property(masks, (m) => {
      expect(parseMask(maskText(m))).toEqual(m);
    }),
  );
});

test('what is read as a mask is written as the same mask, and nothing throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,8}(\([a-z0-9, ]{0,8}\))?$/)), (text) => {
      const read = parseMask(text);
      expect(read && parseMask(maskText(read))).toEqual(read);
    }),
  );
});

test('spaces are allowed within the brackets', () => {
  expect(parseMask('keep( 6 , 4 )')).toEqual(mask.keep(6, 4));
});

const wrong =
  '|keep|keep()|keep(6)|keep(6,4,1)|keep(-1,4)|keep(1.5,4)|keep(1000,4)|Keep(6,4)|keep(6,4)x|keep((6,4))|ageBand' +
  '|ageBand(0)|ageBand(ten)|area|area(city)|area(street,community)|year()|year(1)|hash(x)|null()|exists | year|constructor';

test.each(wrong.split('|'))('%j is no mask', (text) => {
  expect(parseMask(text)).toBeUndefined();
});
