import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, openYard, policyOf, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
});
afterAll(() => yard.close());

test('attack 5: counts of rows that are not read follow no relation from them', async () => {
  const policy = policyOf(
    grant({ fields: ['Thing.label', 'Thing.owner'], operators: ['read'], areas: ['440304'] }),
    grant({ fields: ['Owner.name'], operators: ['read', 'filter', 'match'] }),
    grant({ fields: ['Thing.id'], operators: ['aggregate'] }),
  );
  const { data } = await yard.ask(
    '{ thingCounts(by: DISTRICT, where: {owner: {name: {in: ["one", "other"]}}}) { areaCode count } }',
    policy,
  );
  expect(data.thingCounts).toEqual([{ areaCode: '440304', count: 1 }]);
});

test('attack 21: a filter follows few relations and holds few conditions, also in a variable', async () => {
  const deep = (levels: number): object =>
    levels === 0 ? { label: { eq: 'ab' } } : { owner: { things: { some: deep(levels - 1) } } };
  const ask = (w: object) =>
    yard.ask('query ($w: ThingFilter) { things(where: $w) { totalCount } }', undefined, { variables: { w } });
  expect((await ask(deep(2))).data.things.totalCount).toBeGreaterThan(0);
  await expect(ask(deep(10))).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
  const many = Array.from({ length: 2_000 }, () => ({ label: { eq: 'ab' } }));
  await expect(ask({ or: many })).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
  const orders = Array.from({ length: 500 }, () => ({ field: 'SIZE' }));
  await expect(
    yard.ask('query ($o: [ThingOrder!]) { things(orderBy: $o) { totalCount } }', undefined, {
      variables: { o: orders },
    }),
  ).rejects.toMatchObject({ code: 'OPERATION_TOO_LARGE' });
});

test('attack 23: __typename and __proto__ as aliases are names like others, also where a field has a resolver', async () => {
  const { data, errors } = await yard.ask('{ things(first: 1) { nodes { __typename: label __proto__: size echo } } }');
  expect(errors).toBeUndefined();
  expect(Object.entries(data.things.nodes[0])).toContainEqual(['__typename', 'cd']);
});
