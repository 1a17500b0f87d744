import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, openYard, policyOf, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

/** The answer of the compiled lane and that of the mixed lane without what made it mixed. */
async function bothLanes(fields: string): Promise<readonly [unknown, unknown]> {
  const compiled = await yard.ask(`{ ${fields} }`);
  const mixed = await yard.ask(`{ ${fields} mixed: thing(id: "1") { echo } }`);
  delete mixed.data.mixed;
  return [compiled, mixed];
}

test('numbers that JSON cannot write are null', async () => {
  const [compiled, mixed] = await bothLanes('things { nodes { exact } }');
  expect(compiled).toEqual({ data: { things: { nodes: [{ exact: 0.1 }, { exact: null }, { exact: 2.5 }] } } });
  expect(mixed).toEqual(compiled);
});

test('lists hold neither nulls nor codes that their table does not know', async () => {
  const [compiled, mixed] = await bothLanes('things { nodes { grades } }');
  expect(compiled).toEqual({
    data: { things: { nodes: [{ grades: null }, { grades: ['GOOD'] }, { grades: ['BAD'] }] } },
  });
  expect(mixed).toEqual(compiled);
});

test('__typename stands everywhere', async () => {
  const [compiled, mixed] = await bothLanes(
    'things(first: 1) { __typename pageInfo { __typename hasNextPage } edges { __typename node { __typename } } }',
  );
  expect(compiled).toMatchObject({ data: { things: { pageInfo: { __typename: 'PageInfo', hasNextPage: true } } } });
  expect(mixed).toEqual(compiled);
});

test('a type without grants is an empty list where denied fields come as null', async () => {
  const policy = policyOf(grant({ fields: ['Thing.label', 'Thing.echo'] }));
  const document = '{ owners { nodes { name } totalCount } thing(id: "1") { label ';
  const owners = { nodes: [], totalCount: 0 };
  for (const [more, echo] of [
    ['} }', {}],
    ['echo } }', { echo: expect.any(String) }],
  ] as const)
    expect((await yard.ask(`${document}${more}`, policy, { deniedAsNull: true })).data).toEqual({
      owners,
      thing: { label: 'ab', ...echo },
    });
});
