import type { TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, elsewhere, street } from './fixture/city.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await attackedCity();
});
afterAll(() => platform?.close());

const page =
  'query ($after: String) { persons(first: 5, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } totalCount } }';

test('attack 19, 11: a person who moved out of the scope is like one who never was, on every path and with every cursor', async () => {
  const { db } = platform.database;
  const first = (await platform.query('street', page)).body.data.persons;
  const { id } = first.nodes[2];
  const house = (await platform.query('street', `{ person(id: "${id}") { house { id } } }`)).body.data.person.house;
  const counted = (await platform.query('street', '{ personCounts(by: STREET) { count } }')).body.data.personCounts[0]
    .count;
  await sql`
    update core.person set street_code = ${elsewhere}, house_id = null, community_code = ${`${elsewhere}001`}, grid_code = ${`${elsewhere}00101`}
    where id = ${id} and street_code = ${street}`.execute(db);
  const [gone, missing] = await Promise.all(
    [id, '999999999999999'].map((key) => platform.query('street', `{ person(id: "${key}") { id name } }`)),
  );
  expect(gone!.body).toEqual(missing!.body);
  expect(gone!.body).toEqual({ data: { person: null } });
  const after = (await platform.query('street', page, { after: first.pageInfo.endCursor })).body.data.persons;
  expect(after.totalCount).toBe(first.totalCount - 1);
  expect(after.nodes.map((node: any) => node.id)).not.toContain(id);
  const residents = await platform.query(
    'street',
    `{ house(id: "${house.id}") { residents(first: 100) { nodes { id } } } }`,
  );
  expect(JSON.stringify(residents.body)).not.toContain(`"${id}"`);
  expect(
    (await platform.query('street', '{ personCounts(by: STREET) { count } }')).body.data.personCounts[0].count,
  ).toBe(counted - 1);
  // and there is no trace of the move in what the department may ask about the record
  const where = await platform.query(
    'street',
    `{ persons(where: { streetCode: { eq: "${elsewhere}" } }) { totalCount nodes { id } } }`,
  );
  expect(where.body.data.persons).toEqual({ totalCount: 0, nodes: [] });
  const other = await platform.query('city', `{ person(id: "${id}") { streetCode } }`);
  expect(other.body.data.person.streetCode).toBe(elsewhere);
});
