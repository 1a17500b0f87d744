import { expect, test } from 'vitest';
import { cellText, columnsOf, firstList } from './first-list.ts';

test('the outermost list of rows is found', () => {
  const rows = [
    { id: '1', residents: { nodes: [{ name: '蒋**' }] } },
    { id: '2', address: 'x' },
  ];
  expect(firstList({ a: { b: 1 }, houses: { totalCount: 2, nodes: rows } })).toBe(rows);
  expect(firstList({ house: { tags: ['a'] } })).toBeUndefined();
  expect(columnsOf(rows)).toEqual(['id', 'residents', 'address']);
});

test.each([
  [null, ''],
  [false, 'false'],
  [
    {
      nodes: [
        { name: 'A', phone: null },
        { name: 'B', phone: '1' },
      ],
    },
    'A; B · 1',
  ],
  [['x', 'y'], 'x; y'],
])('%j in one line', (value, text) => expect(cellText(value)).toBe(text));
