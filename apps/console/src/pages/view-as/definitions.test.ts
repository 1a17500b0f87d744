import { buildSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { definitionsIn, searchDefinitions } from './definitions.ts';

const sdl = printSchema(
  buildSchema(`
    """房屋 / House"""
    type House { "地址 / Address" address: String residents: [Person!]! }
    type Person { name: String }
    type Query { house: House }
  `),
);

test('each type is a definition of its own, with its description, the root first', () => {
  const all = definitionsIn(sdl);
  expect(all.map((text) => text.split('\n').find((line) => line.startsWith('type')))).toEqual([
    'type Query {',
    'type House {',
    'type Person {',
  ]);
  expect(all[1]).toContain('房屋');
});

test('words are found in either language, types of that name first', () => {
  const all = definitionsIn(sdl);
  expect(searchDefinitions(all, '地址')).toEqual([all[1]]);
  expect(searchDefinitions(all, 'person')).toEqual([all[2], all[1]]);
  expect(searchDefinitions(all, 'person phone')).toEqual([]);
  expect(searchDefinitions(all, '')).toBe(all);
});
