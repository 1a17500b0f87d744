import { Person } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesQuery, overEvents } from './fixture/follower.ts';
import { change, elsewhere, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

interface Read {
  readonly department: string;
  readonly rows: number;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly coordinates: readonly string[];
}

async function readsOf(person: string): Promise<readonly Read[]> {
  const { body } = await platform.govern(
    'auditor',
    'query ($id: ID!) { auditRecords(subject: { type: "Person", id: $id }, kinds: [READ], first: 100) { department rows outcome purpose coordinates } }',
    { id: person },
  );
  expect(body.errors).toBeUndefined();
  return body.data.auditRecords;
}

test('what a stream has read is found by the person, and how it ended by the department', async () => {
  const follower = await overEvents({
    url: platform.url,
    key: platform.key('care'),
    query: changesQuery,
    headers: { 'X-Gridweave-Purpose': encodeURIComponent('人口动态') },
  }).opened();
  const [told] = await recordsOf(platform, Person, here);
  const [hidden] = await recordsOf(platform, Person, elsewhere);
  await change(platform, Person, hidden!, { name: '无人知晓' });
  await change(platform, Person, told!, { name: '有人知晓' });
  await follower.until(({ told: seen }) => seen.length > 0);
  await expect.poll(() => readsOf(told!.id), { timeout: 10_000 }).toHaveLength(1);
  const [read] = await readsOf(told!.id);
  expect(read).toMatchObject({ department: 'care', rows: 1, outcome: 'ok', purpose: '人口动态' });
  expect(read!.coordinates).toEqual(expect.arrayContaining(['Person.id', 'Person.name']));
  expect(await readsOf(hidden!.id)).toEqual([]);

  const { grants } = (await platform.govern('approver', '{ grants(department: "care") { id fields } }')).body.data;
  const { id } = grants.find(({ fields }: { fields: string[] }) => fields.join() === 'Person.name');
  await platform.govern('approver', `mutation { revokeGrant(id: "${id}", reason: "最小必要") { id } }`);
  await follower.until(({ isOver }) => isOver);
  await expect
    .poll(
      async () =>
        (
          await platform.govern(
            'auditor',
            '{ auditRecords(department: "care", outcome: "FIELD_NOT_GRANTED") { rows purpose } }',
          )
        ).body.data.auditRecords,
      { timeout: 10_000 },
    )
    .toEqual([{ rows: 0, purpose: '人口动态' }]);
});

test('a page of the feed is recorded like any query', async () => {
  const [person] = await recordsOf(platform, Person, here, 2).then((all) => all.slice(1));
  const query =
    'query ($after: String) { changes(types: [PERSON], after: $after) { cursor changes { id record { ... on Person { sex } } } } }';
  const { cursor } = (await platform.query('care', query)).body.data.changes;
  await change(platform, Person, person!, { sex: 'female', phone: '13700000001' });
  await expect
    .poll(async () => (await platform.query('care', query, { after: cursor })).body.data.changes.changes.length)
    .toBe(1);
  await expect.poll(async () => (await readsOf(person!.id)).length, { timeout: 10_000 }).toBe(1);
});
