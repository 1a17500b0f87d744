import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { readingQuery } from './reading-query.ts';

const schema = buildSchema(`
  type Query { houses(first: Int): Houses! house(code: String!): House }
  type Mutation { recordMove(person: ID!, to: String!, on: String): House }
  type Houses { nodes: [House!]! totalCount: Int! }
  type House { id: ID! address: String residents(first: Int): Persons! street: Street }
  type Persons { nodes: [Person!]! }
  type Person { id: ID! name: String home: House tax(year: Int!): Int }
  type Street { id: ID! name: String }
  type Lone { id: ID! x: Int }
`);

test.each(['House.address', 'House.id', 'House.residents', 'House.street', 'Person.name', 'Mutation.recordMove'])(
  'the query for %s is valid',
  (coordinate) => {
    const query = readingQuery(schema, coordinate)!;
    expect(query).toContain(coordinate.split('.')[1]);
    expect(validate(schema, parse(query))).toEqual([]);
  },
);

test('a field that the graph does not show is named all the same, where rows of its type can be read', () => {
  expect(readingQuery(schema, 'Person.phone')).toBe(
    '{\n  houses(first: 10) {\n    nodes {\n      residents(first: 10) {\n        nodes {\n          id\n          phone\n        }\n      }\n    }\n  }\n}',
  );
});

test.each(['Lone.x', 'Person.tax', 'Mutation.none'])('there is none for %s', (coordinate) => {
  expect(readingQuery(schema, coordinate)).toBeUndefined();
});
