import { expect, test } from 'vitest';
import { cellKind, headingMark, marksOf } from './marks.ts';

const marks = marksOf({
  gridweave: {
    masked: [
      { field: 'Person.phone', masks: ['keep(3,4)', 'keep(3,4)'] },
      { field: 'Person.birthDate', masks: ['year'] },
    ],
    partial: [{ field: 'Person.phone' }, { field: 'Person.name' }],
    denied: [{ field: 'Person.documentNumber' }],
  },
});

test.each([
  ['Person.phone', '138****8000', 'masked'],
  ['Person.phone', '13800138000', 'full'],
  ['Person.phone', null, 'partial'],
  ['Person.birthDate', '1990', 'masked'],
  ['Person.name', null, 'partial'],
  ['Person.documentNumber', null, 'denied'],
  ['Person.sex', null, 'empty'],
  ['Person.sex', 'FEMALE', 'full'],
])('%s with %s is %s', (coordinate, value, kind) => {
  expect(cellKind(value, marks.get(coordinate))).toBe(kind);
});

test('an answer without notes marks nothing', () => expect(marksOf(null).size).toBe(0));

test('a heading speaks of masks only where a value is under them', () => {
  const phone = marks.get('Person.phone');
  expect(headingMark(phone, ['13800138000', null])).toBeUndefined();
  expect(headingMark(phone, ['13800138000', '138****8000'])).toBe('masked');
  expect(headingMark(marks.get('Person.documentNumber'), [null])).toBe('denied');
});
