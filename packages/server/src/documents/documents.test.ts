import { buildSchema, getIntrospectionQuery, GraphQLError } from 'graphql';
import { expect, test } from 'vitest';

import { DocumentFaults, type DocumentLimits, Documents } from './index.ts';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    house(id: ID): House
    houses(first: Int, after: String): HouseConnection!
    ping(text: String): String
  }
  type House {
    id: ID!
    code: String
    grid: Grid
    residents(first: Int, after: String): PersonConnection!
  }
  type Grid {
    name: String
  }
  type Person {
    id: ID!
    name: String
    houses(first: Int): HouseConnection!
  }
  type HouseConnection {
    nodes: [House!]!
    edges: [HouseEdge!]!
    totalCount: Int!
  }
  type HouseEdge {
    node: House!
  }
  type PersonConnection {
    nodes: [Person!]!
    totalCount: Int!
  }
`);

const limits: DocumentLimits = {
  tokens: 2_000,
  depth: 8,
  aliases: 10,
  rootFields: 5,
  fields: 200,
  directives: 5,
  cost: 1_000,
};
const noModel = { types: new Map(), queries: new Map() };
const documents = new Documents(noModel, schema, limits);

function failureOf(text: string): any {
  try {
    documents.read(text);
  } catch (error) {
    return error;
  }
  throw new Error(`accepted: ${text}`);
}

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  return documents.read(text).operation(undefined)!.cost(variables);
}

test('a text is read once', () => {
  const text = '{ ping }';
  expect(documents.known(text)).toBeUndefined();
  const first = documents.read(text);
  expect(documents.read(text)).toBe(first);
  expect(documents.known(text)).toBe(first);
  expect(first.recorded.facts.text).toBe(text);
});

test('operations are found by name, or alone without one', () => {
  const two = documents.read('query A { ping } query B { house { id } }');
  expect(two.operation('A')).toMatchObject({ name: 'A', isQuery: true });
  expect(two.operation(undefined)).toBeUndefined();
  expect(two.operation('C')).toBeUndefined();
  expect(documents.read('query A { ping }').operation(undefined)?.name).toBe('A');
});

test('what cannot be parsed says where', () => {
  const error = failureOf('{ house { id }');
  expect(error).toBeInstanceOf(GraphQLError);
  expect(error.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  expect(error.locations).toEqual([{ line: 1, column: 15 }]);
});

test('every fault of validation is named with its place; the same fault again comes from the cache', () => {
  const error = failureOf('{ house { cod floor } }');
  expect(error).toBeInstanceOf(DocumentFaults);
  expect(error.errors.map((e: GraphQLError) => [e.message, e.locations?.[0]?.column, e.extensions['code']])).toEqual([
    [
      '查询校验未通过 / The document is not valid: Cannot query field "cod" on type "House". Did you mean "code" or "id"?',
      11,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      '查询校验未通过 / The document is not valid: Cannot query field "floor" on type "House".',
      15,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ]);
  expect(failureOf('{ house { cod floor } }')).toBe(error);
});

test('an operation of a kind that the graph does not have is invalid', () => {
  expect(failureOf('subscription { ping }').message).toContain('There is no subscription on this endpoint');
});

const deep = (n: number): string => 'houses { nodes { residents { nodes { '.repeat(n) + 'id' + ' } } } }'.repeat(n);

test.each([
  ['tokens', `{ ${'ping '.repeat(3_000)} }`],
  ['depth', `{ ${deep(3)} }`],
  ['aliases', `{ house { ${Array.from({ length: 11 }, (_, i) => `a${i}: id`).join(' ')} } }`],
  ['rootFields', `{ ${Array.from({ length: 6 }, (_, i) => `a${i}: ping`).join(' ')} }`],
  ['fields', `{ house { ${'id '.repeat(201)} } }`],
  ['directives', `{ house { ${'id @include(if: true) '.repeat(6)} } }`],
  // doubled nine times
  [
    'fields',
    `{ house { ...F0 } } ${Array.from({ length: 9 }, (_, i) => `fragment F${i} on House { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F9 on House { id }`,
  ],
  ['rootFields', `{ ...R ...R ...R } fragment R on Query { a: ping b: ping }`],
])('attack 21: too many %s', (limit, text) => {
  const error = failureOf(text);
  expect(error).toMatchObject({ code: 'OPERATION_TOO_LARGE', details: { limit } });
  expect(error.text.en).toMatch(/is too large: .* the limit is \d+\. [A-Z]/);
});

test.each([
  ['lists', `{ ping(text: ${'['.repeat(90_000)}`],
  ['objects', `{ ping(text: ${'{a:'.repeat(45_000)}`],
  ['selections', '{a'.repeat(45_000)],
])('attack 21: %s nested too deep for the stack', (_, text) => {
  const generous = new Documents(noModel, schema, { ...limits, tokens: 100_000 });
  expect(() => generous.read(text)).toThrow(/OPERATION_TOO_LARGE|too large|Syntax Error/);
});

test('attack 21: the same field two thousand times costs validation no noticeable time', () => {
  const generous = new Documents(noModel, schema, { ...limits, tokens: 10_000, fields: 2_000 });
  const begun = performance.now();
  expect(() => generous.read(`{ house { ${'id '.repeat(1_990)} } }`)).toThrow(/repeats the same fields/);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('attack 21: forty fragments, each spread twice by the next, are refused at once', () => {
  const chain = Array.from({ length: 40 }, (_, i) => `fragment F${i} on House { ...F${i + 1} ...F${i + 1} }`).join(' ');
  const begun = performance.now();
  expect(failureOf(`{ house { ...F0 } } ${chain} fragment F40 on House { id }`).details.limit).toBe('fields');
  expect(performance.now() - begun).toBeLessThan(200);
});

test('attack 21: fragments that spread themselves are invalid', () => {
  const error = failureOf('{ house { ...A } } fragment A on House { ...B } fragment B on House { ...A }');
  expect(error.errors[0].message).toContain('Cannot spread fragment');
});

test('attack 23: a null character in a literal is refused with its place', () => {
  const error = failureOf(String.raw`{ ping(text: "a\u0000b") }`);
  expect(error.originalError.code).toBe('BAD_USER_INPUT');
  expect(error.locations).toEqual([{ line: 1, column: 14 }]);
});

test('introspection passes within the limits of data', () => {
  const wide = new Documents(noModel, schema, { ...limits, fields: 500, depth: 3 });
  expect(wide.read(getIntrospectionQuery()).operation(undefined)!.cost({})).toBeLessThan(50);
});

test.each<[string, number, Record<string, unknown>?]>([
  ['{ ping }', 0],
  ['{ house(id: 1) { id } }', 1],
  ['{ house(id: 1) { id grid { name } } }', 2],
  ['{ houses { nodes { id } } }', 20],
  ['{ houses(first: 50) { nodes { id grid { name } residents(first: 3) { nodes { name } } } } }', 50 * (1 + 1 + 3)],
  ['{ houses(first: 50) { edges { node { grid { name } } } totalCount } }', 50 * 2 + 10],
  ['{ a: houses(first: 5) { nodes { id } } b: houses(first: 7) { nodes { id } } }', 12],
  ['query ($n: Int) { houses(first: $n) { nodes { id } } }', 20],
  ['query ($n: Int) { houses(first: $n) { nodes { id } } }', 33, { n: 33 }],
  ['query ($n: Int = 7) { houses(first: $n) { nodes { id } } }', 7],
  ['query ($n: Int) { houses(first: $n) { nodes { residents(first: $n) { nodes { id } } } } }', 10 * 11, { n: 10 }],
  ['query ($n: Int) { houses(first: $n) { ...P } } fragment P on HouseConnection { nodes { id } }', 9, { n: 9 }],
  ['query ($n: Int) { houses(first: $n) { nodes { id } } }', 1_000, { n: 1e9 }],
  ['query ($n: Int) { houses(first: $n) { nodes { id } } }', 1_000, { n: 'x' }],
  ['query ($constructor: Int) { houses(first: $constructor) { nodes { id } } }', 20],
])('%s costs %i', (text, cost, variables) => {
  expect(costOf(text, variables)).toBe(cost);
});

test('root fields are named as the limiter names them, each alias once', () => {
  expect(documents.read('{ a: ping b: ping ...R } fragment R on Query { house { id } }').rootFields).toEqual([
    'ping:Query',
    'ping:Query',
    'house:Query',
  ]);
});
