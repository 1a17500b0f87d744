import { afterAll, beforeAll, expect, test } from 'vitest';
import { openYard, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

test('a cursor is refused by a list of another type with the same order', async () => {
  const { data } = await yard.ask('{ owners(first: 1) { pageInfo { endCursor } } }');
  const after = data.owners.pageInfo.endCursor;
  const rest = await yard.ask('query($after: String) { owners(after: $after) { nodes { name } } }', undefined, {
    variables: { after },
  });
  expect(rest.data.owners.nodes).toEqual([{ name: 'other' }]);
  const document = 'query($after: String) { things(orderBy: [], after: $after) { nodes { id } } }';
  await expect(yard.ask(document, undefined, { variables: { after } })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
});

test.each(['first: 1001', 'after: "x"', 'search: "a"'])(
  '%s is refused whether or not rows are read',
  async (argument) => {
    for (const part of ['__typename', 'totalCount', 'nodes { id }'])
      await expect(yard.ask(`{ owner(id: "99") { things(${argument}) { ${part} } } }`)).rejects.toMatchObject({
        code: argument.startsWith('after') ? 'BAD_CURSOR' : 'BAD_USER_INPUT',
      });
  },
);
