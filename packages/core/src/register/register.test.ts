import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { core } from '../core.ts';
import { houses } from '../house/tables.ts';
import { identityDocuments, occupancies, personDocuments, persons } from '../person/tables.ts';

const here = '440309002';
const there = '440309003';
const today = '2025-03-03';
const communities = [here, there].map((street, i) =>
  smallCommunity([core], { code: `${street}001`, seed: i + 5, today }),
);
let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'register', areas: [here, there], grants: ownGrants(core) },
      { code: 'street', areas: [here], grants: ownGrants(core) },
      { code: 'readers', areas: [here, there] },
    ],
    async rows(database) {
      for (const community of communities) await putCommunity(database, community);
    },
  });
}, 300_000);
afterAll(() => platform?.close());

const present = communities[0]!.rows(persons).slice(0, 2);
for (const { street_code, community_code, grid_code, id, house_id, document_number, document_type } of present) {
  const [community] = communities;
  const record = { street_code, community_code, grid_code, person_id: id, source: 'grid-visit' };
  const document = { number: document_number!, type: document_type! };
  community!.add(occupancies, {
    ...record,
    id: community!.nextId(occupancies),
    house_id: house_id!,
    role: '1',
    from_on: '2024-05-01',
  });
  community!.add(personDocuments, {
    ...record,
    ...document,
    id: community!.nextId(personDocuments),
    primary_document: true,
  });
  community!.add(identityDocuments, { ...document, street_code, person_id: id });
}
const house = communities[0]!.rows(houses)[0]!;
const goal = communities[1]!.rows(houses)[0]!;

async function refusal(document: string, variables: object, department = 'register') {
  const { body } = await platform.query(department, document, variables as Record<string, unknown>);
  const [error] = body.errors ?? [];
  return { code: error?.extensions.code, message: error?.message as string };
}

const count = async (): Promise<string> => {
  const { rows } = await sql<{ n: string }>`
    select concat_ws(' ', (select count(*) from core.history), (select count(*) from change.entry),
      (select count(*) from core.occupancy)) as n`.execute(platform.database.db);
  return rows[0]!.n;
};

describe('recordHouseTransfer', () => {
  const document = `mutation ($street: DivisionCode!, $code: HouseCode!, $name: String!, $on: Date) {
    recordHouseTransfer(streetCode: $street, houseCode: $code, ownerName: $name, ownerPhone: "13800000000", transferredOn: $on) {
      ownerName ownerPhone } }`;
  const good = { street: here, code: house.house_code, name: '赵新', on: '2025-02-28' };

  test('the house has the new owner, the history the former one, from the day of the transfer', async () => {
    const { body } = await platform.query('register', document, good);
    expect(body).toEqual({ data: { recordHouseTransfer: { ownerName: '赵新', ownerPhone: '13800000000' } } });
    await platform.query('register', document, { ...good, name: '钱新', on: '2025-03-02' });
    const { rows } = await sql`
      select field, old_value, new_value, valid_from at time zone 'Asia/Shanghai' as since from core.history
      where record_type = 'House' and record_id = ${house.id}::int8 and field = 'owner_name'
      order by id`.execute(platform.database.db);
    expect(rows).toEqual([
      { field: 'owner_name', old_value: null, new_value: '赵新', since: '2025-02-28T00:00:00' },
      { field: 'owner_name', old_value: '赵新', new_value: '钱新', since: '2025-03-02T00:00:00' },
    ]);
  });

  test.each([
    ['a street that is not the caller’s', { street: there }, 'street', 'FORBIDDEN', /440309003/],
    ['a house of another street', { code: goal.house_code }, 'register', 'BAD_USER_INPUT', /houseCode/],
    ['a name that is none', { name: ' 赵 ' }, 'register', 'BAD_USER_INPUT', /ownerName/],
    ['a day to come', { on: '2099-01-01' }, 'register', 'BAD_USER_INPUT', /transferredOn/],
    ['a department that was not granted it', {}, 'readers', 'FIELD_NOT_GRANTED', /recordHouseTransfer/],
  ])('refuses %s and changes nothing', async (_, variables, department, code, message) => {
    const before = await count();
    expect(await refusal(document, { ...good, ...variables }, department)).toEqual({
      code,
      message: expect.stringMatching(message),
    });
    expect(await count()).toBe(before);
  });
});

describe('recordMove', () => {
  const document = `mutation ($id: ID!, $from: DivisionCode!, $to: DivisionCode!, $house: HouseCode!, $on: Date) {
    recordMove(personId: $id, streetCode: $from, toStreetCode: $to, toHouseCode: $house, role: TENANT, movedOn: $on) {
      id streetCode house { houseCode } occupancies(first: 10) { nodes { current fromOn toOn role house { houseCode } } } } }`;
  const moved = present[0]!;
  const good = { id: moved.id, from: here, to: there, house: goal.house_code, on: '2025-03-02' };

  test.each([
    ['a street that is not the caller’s', {}, 'street', 'FORBIDDEN', /440309003/],
    ['a person who is not in the street', { id: '999999999999' }, 'register', 'BAD_USER_INPUT', /999999999999/],
    ['an id that is none', { id: 'x' }, 'register', 'BAD_USER_INPUT', /personId/],
    ['a house of another street', { house: house.house_code }, 'register', 'BAD_USER_INPUT', /toHouseCode/],
    ['a day before the present stay', { on: '1960-01-01' }, 'register', 'BAD_USER_INPUT', /movedOn/],
    ['a day to come', { on: '2099-01-01' }, 'register', 'BAD_USER_INPUT', /movedOn/],
    ['a department that was not granted it', {}, 'readers', 'FIELD_NOT_GRANTED', /recordMove/],
  ])('refuses %s and changes nothing', async (_, variables, department, code, message) => {
    const before = await count();
    expect(await refusal(document, { ...good, ...variables }, department)).toEqual({
      code,
      message: expect.stringMatching(message),
    });
    expect(await count()).toBe(before);
  });

  test('the former register closes the stay, the new one opens another, and documents go along', async () => {
    const { body } = await platform.query('register', document, good);
    expect(body.errors).toBeUndefined();
    const { streetCode, house: lives, occupancies: stays } = body.data.recordMove;
    expect([streetCode, lives.houseCode]).toEqual([there, goal.house_code]);
    expect(stays.nodes.filter(({ current }: any) => current)).toEqual([
      { current: true, fromOn: '2025-03-02', toOn: null, role: 'TENANT', house: { houseCode: goal.house_code } },
    ]);
    const { db } = platform.database;
    const { rows } = await sql<{ streets: string[] }>`
      select array_agg(distinct street_code) as streets from (
        select street_code from core.person_document where person_id = ${moved.id}::int8
        union all select street_code from core.identity_document where person_id = ${moved.id}::int8
        union all select street_code from core.person where id = ${moved.id}::int8) as t`.execute(db);
    expect(rows[0]!.streets).toEqual([there]);
    const { rows: closed } = await sql<{ open: string }>`
      select count(*) as open from core.occupancy where person_id = ${moved.id}::int8 and street_code = ${here}
        and to_on is null`.execute(db);
    expect(closed).toEqual([{ open: '0' }]);
    const found = await platform.query('street', `{ person(id: "${moved.id}") { id } }`);
    expect(found.body).toEqual({ data: { person: null } });
  });

  test('of two moves at once one is too late, and the person is in one place', async () => {
    const { id } = present[1]!;
    const answers = await Promise.all([1, 2].map(() => refusal(document, { ...good, id, on: null })));
    expect(answers.map(({ code }) => code).sort()).toEqual(['BAD_USER_INPUT', undefined]);
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from core.occupancy where person_id = ${id}::int8 and to_on is null`.execute(
      platform.database.db,
    );
    expect(rows[0]!.n).toBe('1');
  });
});
