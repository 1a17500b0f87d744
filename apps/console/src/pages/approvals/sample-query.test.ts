import { buildSchema, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import { sampleQueries } from './sample-query.ts';

const schema = buildSchema(`
  type Query { houses(first: Int): Houses! }
  type Mutation { recordMove(person: ID!): House }
  type Houses { nodes: [House!]! totalCount: Int! }
  type House { id: ID! houseCode: String address: String residents(first: Int): Persons! }
  type Persons { nodes: [Person!]! }
  type Person { id: ID! name: String phone: String tax(year: Int!): Int }
`);

test('the fields of each type are read beside what the row is known by', () => {
  const queries = sampleQueries(schema, ['Person.phone', 'House.residents', 'Person.tax', 'Mutation.recordMove']);
  expect(queries).toEqual([
    {
      type: 'Person',
      query: print(parse('{ houses(first: 8) { nodes { residents(first: 8) { nodes { id name phone } } } } }')),
      path: ['houses', 'nodes', 'residents', 'nodes'],
      context: 'name',
      fields: ['phone'],
    },
    {
      type: 'House',
      query: print(parse('{ houses(first: 8) { nodes { id address residents { nodes { id } } } } }')),
      path: ['houses', 'nodes'],
      context: 'address',
      fields: ['residents'],
    },
  ]);
  for (const { query } of queries) expect(validate(schema, parse(query))).toEqual([]);
});
