import { expect, test } from 'vitest';
import { enumName } from './names.ts';

test.each([
  ['area', 'AREA'],
  ['floorArea', 'FLOOR_AREA'],
  ['rectifiedOnDay', 'RECTIFIED_ON_DAY'],
  ['level2Code', 'LEVEL2_CODE'],
  ['pm25', 'PM25'],
  ['aBC', 'A_BC'],
])('%s is %s', (field, name) => {
  expect(enumName(field)).toBe(name);
});
