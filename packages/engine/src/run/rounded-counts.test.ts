import type { Policy } from '@gridweave/access';
import { openDatabase, recordWriter } from '@gridweave/database';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../create-engine.ts';
import { grant, openYard, policyOf, type Yard } from '../fixture/yard-engine.ts';

let yard: Yard;
beforeAll(async () => {
  yard = await openYard();
  await sql`insert into yard.thing (street_code, id, label, size, grade)
    select '440306001', i, 'L' || i, i, case when i % 3 = 0 then 'g' else 'b' end from generate_series(1, 200) as i`.execute(
    yard.db,
  );
});
afterAll(() => yard.close());

const size = 10;
let keys = 0;

/** The policy with the smallest group of ten, for a department of its own unless told. */
function withGroup(policy: Policy, department = `yard-${keys}`): Policy {
  return {
    ...policy,
    minimumGroup: size,
    department,
    pseudonymKey: `key of ${department}`,
    key: `${policy.key} ${keys++}`,
  };
}

/** May count everywhere and filter, and reads nothing. */
const countsOnly = policyOf(
  grant({ fields: ['Thing.id'], operators: ['aggregate'] }),
  grant({ fields: ['Thing.size', 'Thing.grade'], operators: ['filter', 'match', 'aggregate'] }),
);

async function count(where: string, policy: Policy): Promise<{ count: number | undefined; rounded: unknown }> {
  const { data, extensions } = (await yard.ask(
    `{ c: thingCounts(by: STREET, where: {and: [${where}]}) { count } }`,
    policy,
  )) as any;
  return { count: data.c[0]?.count, rounded: extensions?.gridweave?.rounded };
}

test('counts of rows that may all be read are exact, and say nothing of rounding', async () => {
  const whole = withGroup(policyOf(grant()));
  expect(await count('{size: {lte: 137}}, {size: {gte: 3}}', whole)).toEqual({ count: 135, rounded: undefined });
  const { data } = await yard.ask('{ thingCounts(by: STREET, group: GRADE) { areaCode value count } }', whole);
  expect(data.thingCounts).toEqual([
    { areaCode: '440306001', value: 'BAD', count: 134 },
    { areaCode: '440306001', value: 'GOOD', count: 66 },
  ]);
});

test('attack 5: other counts are rounded to the smallest group, and say so; no small group is shown', async () => {
  const policy = withGroup(countsOnly);
  for (const n of [1, 5, 9, 10]) expect((await count(`{size: {lte: ${n}}}`, policy)).count).toBeUndefined();
  for (const n of [57, 101, 199]) {
    const found = await count(`{size: {lte: ${n}}}, {grade: {in: [GOOD, BAD]}}`, policy);
    expect(found.rounded).toEqual([{ field: 'c', to: size }]);
    expect(found.count! % size).toBe(0);
    expect(Math.abs(found.count! - n)).toBeLessThan(size);
  }
});

test('groups keep their order, names and places; a field beside them is in the same answer', async () => {
  const policy = withGroup(
    policyOf(
      grant({ fields: ['Thing.id'], operators: ['aggregate'] }),
      grant({ fields: ['Thing.grade'], operators: ['aggregate'] }),
      grant({ fields: ['Owner.id', 'Owner.name'] }),
    ),
  );
  const { data } = await yard.ask(
    '{ a: thingCounts(by: STREET, group: GRADE) { __typename value areaCode } owners { totalCount } b: thingCounts(by: CITY) { count areaName } }',
    policy,
  );
  expect(data).toEqual({
    a: [
      { __typename: 'AreaCount', value: 'BAD', areaCode: '440306001' },
      { __typename: 'AreaCount', value: 'GOOD', areaCode: '440306001' },
    ],
    owners: { totalCount: 2 },
    b: [{ count: expect.toSatisfy((n: number) => n % size === 0 && Math.abs(n - 203) < size), areaName: null }],
  });
});

test('attack 5: rows that are the same have one answer, be the filter put as it may', async () => {
  const policy = withGroup(countsOnly);
  const asked = [
    '{size: {lte: 57}}, {size: {gt: 0}}',
    '{size: {lt: 58}}',
    '{not: {size: {gt: 57}}}, {size: {gt: -3}}',
    '{or: [{size: {lte: 30}}, {size: {gt: 30, lte: 57}}]}',
  ];
  const answers = await Promise.all(asked.map(async (where) => (await count(where, policy)).count));
  expect(new Set(answers).size).toBe(1);
});

test('attack 5: a group of rows that may be read, by a field that may only be counted, is rounded', async () => {
  const policy = withGroup(
    policyOf(
      grant({ fields: ['Thing.label', 'Thing.size'], operators: ['read', 'filter', 'match'] }),
      grant({ fields: ['Thing.id', 'Thing.grade'], operators: ['aggregate'] }),
    ),
  );
  const { data, extensions } = (await yard.ask(
    '{ thingCounts(by: STREET, group: GRADE) { value count } }',
    policy,
  )) as any;
  expect(extensions.gridweave.rounded).toEqual([{ field: 'thingCounts', to: size }]);
  for (const one of data.thingCounts) expect(one.count % size).toBe(0);
  expect((await count('{size: {lte: 57}}, {size: {gt: 0}}', policy)).rounded).toBeUndefined();
});

test('attack 5: when answers cannot be kept, counts that need them fail and no size is shown', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const engine = createEngine({ url: yard.url, db: away.db, records: recordWriter, pointLanes: 1, pageLanes: 1 });
  const ask = (policy: Policy): Promise<unknown> => {
    const document = '{ thingCounts(by: STREET) { count } }';
    const request = { operationName: undefined, variables: {}, deniedAsNull: false, client: 'test' };
    const signal = new AbortController().signal;
    return engine.execute({ ...request, document: parse(document), documentKey: document, policy, signal });
  };
  await expect(ask(withGroup(countsOnly))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(ask(withGroup(policyOf(grant())))).resolves.toMatchObject({ status: 200 });
  await engine.close();
  await away.close();
});
