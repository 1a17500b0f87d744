import type { Policy } from '@gridweave/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** The policy with the smallest group of ten, and a secret of its own if wanted. */
function withGroup(policy: Policy, secret = 'secret'): Policy {
  return { ...policy, minimumGroup: size, pseudonymKey: secret, key: `${policy.key} ${keys++}` };
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

test('attack 5: other counts are rounded to the smallest group, and say so; no group below it is shown', async () => {
  const policy = withGroup(countsOnly);
  for (const n of [1, 5, 9])
    expect(
      (await count(`{size: {lte: ${n}}}, {size: {gte: 1}}, {grade: {in: [GOOD, BAD]}}`, policy)).count,
    ).toBeUndefined();
  for (const n of [12, 57, 101, 199]) {
    const found = await count(`{size: {lte: ${n}}}, {grade: {in: [GOOD, BAD]}}`, policy);
    expect(found.rounded).toEqual([{ field: 'c', to: size }]);
    expect(found.count! % size).toBe(0);
    expect(Math.abs(found.count! - n)).toBeLessThan(size);
  }
});

test('attack 5: a question has one answer, however it is written', async () => {
  const policy = withGroup(countsOnly);
  const asked = [
    '{size: {lte: 57}}, {size: {gt: 0}}',
    '{size: {gt: 0}}, {size: {lte: 57}}, {size: {lte: 57}}',
    '{size: {gt: 0, lte: 57}}',
    '{and: [{and: [{size: {gt: 0}}]}, {size: {lte: 57}}]}',
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

test('attack 5: two questions that differ by one person tell hardly anything about that person', async () => {
  // what a pair of answers looks like when the person is in the second set, and when she is not
  const seen = { there: new Map<string, number>(), not: new Map<string, number>() };
  const runs = 400;
  await sql`insert into yard.thing (street_code, id, label, size, grade) values ('440306001', 1001, 'X', 1001, 'g')`.execute(
    yard.db,
  );
  for (let i = 0; i < runs; i++) {
    const policy = withGroup(countsOnly, `department ${i}`);
    const first = (await count('{size: {lte: 57}}, {size: {gt: 0}}', policy)).count!;
    for (const [key, extra] of [
      ['there', 1001],
      ['not', 1002],
    ] as const) {
      const second = (await count(`{or: [{size: {gt: 0, lte: 57}}, {size: {eq: ${extra}}}]}`, policy)).count!;
      const pair = `${first} ${second}`;
      seen[key].set(pair, (seen[key].get(pair) ?? 0) + 1);
    }
  }
  const pairs = new Set([...seen.there.keys(), ...seen.not.keys()]);
  const advantage =
    [...pairs].reduce((sum, pair) => sum + Math.abs((seen.there.get(pair) ?? 0) - (seen.not.get(pair) ?? 0)), 0) /
    2 /
    runs;
  // a tenth is what rounding to ten leaves; the rest is for chance among 400 secrets
  expect(advantage).toBeLessThan(0.2);
  // all four pairs come up either way
  expect(seen.there.size).toBe(4);
  expect(seen.not.size).toBe(4);
}, 60_000);
