import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { rootLists } from '../../graph/root-lists.ts';
import { listDocument, recordDocument, shownFields } from './shape.ts';

const schema = buildSchema(`
  type Query {
    houses(after: String, first: Int, where: HouseFilter, search: String): HouseConnection!
    hazards(first: Int, where: HazardFilter): HazardConnection!
    house(code: String): House
    counts(by: String!): [Int!]
  }
  input IdFilter { eq: ID }
  input HouseFilter { id: IdFilter }
  input HazardFilter { id: IdFilter }
  "房屋 / House"
  type House { id: ID! "地址 / Address" address: String streetCode: String hazards(first: Int): HazardConnection grid: Grid near(metres: Int!): [House!] tags: [String!] }
  type Grid { id: ID! name: String code: String }
  type Hazard { id: ID! kind: String house: House source: String }
  type HouseConnection { nodes: [House!]! totalCount: Int }
  type HazardConnection { nodes: [Hazard!]! totalCount: Int }
`);
const [houses, hazards] = rootLists(schema);

test('lists are those that a record can be looked up in', () => {
  expect(rootLists(schema).map(({ name, type, hasSearch }) => [name, type, hasSearch])).toEqual([
    ['houses', 'House', true],
    ['hazards', 'Hazard', false],
  ]);
  expect(houses!.description).toBe('房屋 / House');
});

test('of a record values are shown, and of what a panel names the first of lists and other records', () => {
  expect(shownFields(schema, 'House').map(({ name }) => name)).toEqual(['id', 'address', 'streetCode', 'tags']);
  const panel = shownFields(schema, 'House', ['hazards', 'grid', 'near', 'gone', 'address']);
  expect(panel.map(({ name, kind, values }) => [name, kind, values.map((value) => value.name)])).toEqual([
    ['hazards', 'many', ['kind']],
    ['grid', 'one', ['name', 'code']],
    ['address', 'value', []],
  ]);
});

test('what it writes is valid for the schema', () => {
  const fields = shownFields(schema, 'House', ['address', 'hazards', 'grid', 'tags']);
  for (const text of [
    recordDocument(houses!, fields),
    listDocument(houses!, shownFields(schema, 'House')),
    listDocument(hazards!, shownFields(schema, 'Hazard')),
  ])
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
