import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { answerTable, valuesAt } from './answer-table.ts';

const schema = buildSchema(`
  type Query { houses: Houses! house: House }
  type Houses { nodes: [House!]! totalCount: Int! }
  type House { id: ID! address: String residents: Persons! }
  type Persons { nodes: [Person!]! }
  type Person { name: String }
`);

test('columns of the first list know their fields, through lists, aliases and fragments', () => {
  const document = parse(`{ all: houses { totalCount nodes { ...Who where: address } } }
    fragment Who on House { id residents { nodes { name } } }`);
  const rows = [{ id: '1', where: 'x', residents: { nodes: [{ name: 'A' }, { name: 'B' }] } }];
  const table = answerTable(schema, document, { all: { totalCount: 1, nodes: rows } })!;
  expect(table.rows).toBe(rows);
  expect(table.columns).toEqual([
    { path: ['id'], coordinate: 'House.id' },
    { path: ['residents', 'nodes', 'name'], coordinate: 'Person.name' },
    { path: ['where'], coordinate: 'House.address' },
  ]);
  expect(valuesAt(rows[0], ['residents', 'nodes', 'name'])).toEqual(['A', 'B']);
  expect(valuesAt(null, ['id'])).toEqual([undefined]);
});

test('there is no table without a list', () => {
  expect(answerTable(schema, parse('{ house { id } }'), { house: { id: '1' } })).toBeUndefined();
  expect(answerTable(schema, parse('{ house { id } }'), { house: null })).toBeUndefined();
});

test('what the graph does not show has a column of its own all the same', () => {
  const document = parse('{ houses { nodes { __typename id owner } } }');
  const table = answerTable(schema, document, { houses: { nodes: [{ id: '1', owner: null }] } })!;
  expect(table.columns.map(({ coordinate }) => coordinate)).toEqual(['House.id', 'House.owner']);
});
