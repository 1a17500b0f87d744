import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, openYard, policyOf, policyWith, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

// things and owners are placed by street only, so an area of a community holds none of them
const elsewhere = policyOf(
  grant({ operators: ['read'] }),
  grant({ operators: ['match', 'filter', 'order', 'search', 'aggregate'], areas: ['440304001001'] }),
  grant({ fields: ['Thing.id'], operators: ['aggregate'] }),
);

test('an operator that is granted on no row of the type takes no row, and is no error', async () => {
  const total = async (list: string): Promise<number> =>
    (await yard.ask(`{ things(${list}) { totalCount } }`, elsewhere)).data.things.totalCount;
  expect(await total('where: {size: {eq: 2}}')).toBe(0);
  expect(await total('where: {not: {size: {eq: 2}}}')).toBe(3);
  expect(await total('search: "ab"')).toBe(0);
  expect((await yard.ask('{ thing(label: "ab") { id } }', elsewhere)).data).toEqual({ thing: null });
  expect((await yard.ask('{ thingCounts(by: CITY, group: GRADE) { count } }', elsewhere)).data).toEqual({
    thingCounts: [],
  });
});

test('an order that is granted on no row leaves the order of the key', async () => {
  const { data } = await yard.ask('{ things(orderBy: [{field: SIZE}]) { nodes { id } } }', elsewhere);
  expect(data.things.nodes.map((node: any) => node.id)).toEqual(['1', '2', '3']);
});

test('a relation that is granted on no row leads nowhere in a filter', async () => {
  const policy = policyOf(
    grant({ fields: ['Thing.label', 'Thing.size', 'Owner.name'] }),
    grant({ fields: ['Thing.owner'], areas: ['440304001001'] }),
  );
  const { data } = await yard.ask('{ things(where: {owner: {name: {eq: "one"}}}) { totalCount } }', policy);
  expect(data.things.totalCount).toBe(0);
});

test('a search is refused for its text also where nothing may be searched', async () => {
  await expect(yard.ask('{ things(search: "a") { totalCount } }', elsewhere)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('a declared order stands where its column is read in full on more rows than are shown', async () => {
  const policy = policyWith(
    [grant({ fields: ['Thing.size'], operators: ['read'] })],
    [{ fields: ['Thing.id'], areas: ['440305'] }],
  );
  const { data } = await yard.ask('{ things { nodes { id } } }', policy);
  expect(data.things.nodes.map((node: any) => node.id)).toEqual(['2', '1']);
});

test('what denies the id denies the row', async () => {
  const policy = policyWith([grant()], [{ fields: ['Thing.id'], areas: ['440304'] }]);
  const { data } = await yard.ask('{ things { totalCount nodes { id label } } thing(label: "ab") { id } }', policy);
  expect(data).toEqual({ things: { totalCount: 1, nodes: [{ id: '3', label: 'ab' }] }, thing: { id: '3' } });
});
