import { type TestAnswer, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

/** All of an answer that must not depend on the lane. */
function shown({ status, headers, body }: TestAnswer): unknown {
  const own = [...headers].filter(([name]) => !['date', 'x-request-id', 'ratelimit', 'keep-alive'].includes(name));
  return { status, headers: own, body };
}

interface Sent {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  /** Whether it is served without yoga once it is known. */
  readonly fast: boolean;
}

const operations: Readonly<Record<string, Sent>> = {
  'a list': { query: '{ houses(first: 3) { nodes { id code rent } pageInfo { hasNextPage endCursor } } }', fast: true },
  'masks and nesting': {
    query: '{ houses(first: 2) { nodes { code residents(first: 1) { nodes { name idNumber } totalCount } } } }',
    fast: true,
  },
  'variables, aliases, fragments, directives, type names': {
    query: `query Q($n: Int!, $with: Boolean!) { a: houses(first: $n) { ...N } b: houses(first: 1) { nodes { __typename code @include(if: $with) } } }
      fragment N on HouseConnection { totalCount nodes { code } }`,
    variables: { n: 2, with: false },
    fast: true,
  },
  'one by key': {
    query: 'query ($code: String) { house(code: $code) { code } }',
    variables: { code: 'H13' },
    fast: true,
  },
  'one of another street': { query: '{ house(code: "H23") { code } }', fast: true },
  counts: { query: '{ houseCounts(by: STREET) { area count } }', fast: true },
  'denied fields as null': {
    query: '{ houses(first: 1) { nodes { code residents(first: 1) { nodes { name } } } } }',
    headers: { 'X-Gridweave-Denied': 'null' },
    fast: true,
  },
  'a cursor of nobody': { query: '{ houses(after: "x") { nodes { id } } }', fast: true },
  'first out of range': { query: '{ houses(first: 100000) { nodes { id } } }', fast: true },
  'a variable of the wrong type': {
    query: 'query ($n: Int) { houses(first: $n) { nodes { id } } }',
    variables: { n: 'many' },
    fast: true,
  },
  'a resolved field': { query: '{ houses(first: 2) { nodes { code weather } } }', fast: false },
  introspection: {
    query: '{ __schema { queryType { name } } __type(name: "House") { fields { name } } }',
    fast: false,
  },
  'a mutation': { query: 'mutation { setRent(street: "440304001", id: "1001", rent: 5) { rent } }', fast: false },
  'a field that is not there': { query: '{ houses { nodes { colour } } }', fast: false },
  'a document that is none': { query: '{ houses {', fast: false },
};

for (const [department, media] of [
  ['fire', 'application/json'],
  ['waste', 'application/graphql-response+json'],
] as const) {
  test.each(Object.entries(operations))(`both lanes answer alike: %s, for ${department}`, async (_, sent) => {
    const ask = () => platform.query(department, sent.query, sent.variables, { Accept: media, ...sent.headers });
    const known = vi.spyOn(platform.services.engine, 'executeKnown');
    const first = shown(await ask());
    const calls = known.mock.calls.length;
    const second = shown(await ask());
    const third = shown(await ask());
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const taken = known.mock.results.slice(calls).some((one) => one.type === 'throw' || one.value !== undefined);
    known.mockReturnValue(undefined);
    const ordinary = shown(await ask());
    known.mockRestore();
    expect(ordinary).toEqual(first);
    const refused = (first as TestAnswer).body.data === undefined;
    expect(taken || refused).toBe(sent.fast || refused);
  });
}

test('the answer names the policy and the request', async () => {
  const { headers } = await platform.query('fire', '{ __typename }');
  expect(headers.get('x-gridweave-policy')).toMatch(/^\d+$/);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-z]+$/);
  expect(headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['fire', 'H1'],
  ['waste', 'H2'],
])('%s sees its own rows, and nothing of the other street', async (department, prefix) => {
  const { body } = await platform.query(department, '{ houses(first: 100) { nodes { code } } }');
  const codes: string[] = body.data.houses.nodes.map((node: { code: string }) => node.code);
  expect(codes).toHaveLength(30);
  expect(codes.every((code) => code.startsWith(prefix))).toBe(true);
});

test('a field that was not granted is refused with its coordinate', async () => {
  const { status, body } = await platform.query('waste', '{ houses { nodes { code rent } } }');
  expect(status).toBe(200);
  expect(body.data).toBeUndefined();
  expect(body.errors[0].extensions).toMatchObject({
    code: 'FIELD_NOT_GRANTED',
    denied: [{ coordinate: 'House.rent', operator: 'read' }],
  });
});
