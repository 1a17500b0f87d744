import { core, persons } from '@gridweave/core';
import { buildModel } from '@gridweave/kit';
import { ownGrants, putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicSecurity } from '../public-security.ts';
import { specialPersons } from './tables.ts';

const community = smallCommunity([publicSecurity], { today: '2025-03-03', seed: 3 });
const [listed] = community.rows(specialPersons);
const special = /Special|special|重点人员/;
let platform: TestPlatform;

beforeAll(async () => {
  const everything = ownGrants(publicSecurity);
  platform = await testPlatform({
    plugins: [core, publicSecurity],
    rows: async (database) => {
      await putCommunity(database, community);
      // somebody who was removed from the list
      await sql`insert into public_security.special_person
          (street_code, community_code, grid_code, person_id, special_group, care_level, listed_on, removed_on, officer)
        select street_code, community_code, grid_code, person_id + 1, '1', '1', '2020-01-01', '2024-01-01', officer
        from public_security.special_person limit 1`.execute(database.db);
    },
    departments: [
      {
        code: 'public-security',
        areas: ['440309002'],
        grants: [
          { fields: ['Person.name'], access: 'full', operators: ['read'] },
          ...everything.map((grant) => ({
            ...grant,
            fields: grant.fields.filter((field) => !special.test(field)),
          })),
          ...everything
            .map((grant) => ({ ...grant, fields: grant.fields.filter((field) => field.startsWith('SpecialPerson.')) }))
            .filter(({ fields }) => fields.length > 0)
            .map((grant) => ({ ...grant, scopes: ['special-persons-in-care'] })),
          { fields: ['Mutation.recordSpecialVisit'], access: 'full', operators: ['read'] },
          { fields: ['SpecialPerson.id'], access: 'full', operators: ['aggregate'] },
        ],
      },
      {
        // has all else that the police has, and everything of people that the core has
        code: 'others',
        areas: ['440309002'],
        grants: [
          ...everything.map((grant) => ({
            ...grant,
            fields: grant.fields.filter((field) => !special.test(field)),
          })),
          {
            fields: ['Person.name', 'Person.kind', 'House.residents', 'Person.house'],
            access: 'full',
            operators: ['read'],
          },
        ],
      },
    ],
  });
});
afterAll(() => platform?.close());

test('the officer sees who is listed and overdue, not who was removed, and records a visit', async () => {
  const { body } = await platform.query(
    'public-security',
    `{ specialPersons(where: { visitOverdue: { eq: true } }) { totalCount nodes { id group officer person { name } } } }`,
  );
  expect(body.errors).toBeUndefined();
  const expected = community.rows(specialPersons);
  expect(body.data.specialPersons.totalCount).toBe(expected.length);
  const person = community.rows(persons).find(({ id }) => id === listed!.person_id)!;
  const node = body.data.specialPersons.nodes.find((one: any) => one.person.name === person.name);
  const visit = await platform.query(
    'public-security',
    `mutation ($id: ID!) { recordSpecialVisit(streetCode: "440309002", id: $id, visitedOn: "2026-02-01", note: "见到本人") {
      visitedOn visitBy } }`,
    { id: node.id },
  );
  expect(visit.body.errors).toBeUndefined();
  expect(visit.body.data.recordSpecialVisit.visitedOn).toBe('2026-02-01');
});

test('no type leads to it, so that nothing can be filtered, counted or searched by it', () => {
  const model = buildModel([core, publicSecurity]);
  const leading = [...model.types.values()].flatMap((type) =>
    [...type.fields.values()].filter(
      ({ definition }) =>
        ('target' in definition && definition.target.name === 'SpecialPerson') ||
        (type.name !== 'SpecialPerson' &&
          'side' in definition &&
          (definition as any).side?.table.name === 'special_person'),
    ),
  );
  expect(leading).toEqual([]);
  for (const [name, field] of model.types.get('SpecialPerson')!.fields) {
    if (name === 'id') continue;
    expect(field.label).toMatchObject({ sharing: 'conditional', sensitivity: 'sensitive' });
  }
});

test('introspection of another department shows neither type, query, mutation nor code table', async () => {
  const { body } = await platform.query(
    'others',
    `{ __schema { types { name description fields { name } enumValues { name } } mutationType { fields { name } } } }`,
  );
  expect(body.errors).toBeUndefined();
  expect(JSON.stringify(body.data)).toContain('RentalFile');
  expect(JSON.stringify(body.data)).not.toMatch(
    /SpecialPerson|specialPerson|SpecialGroup|SpecialCare|recordSpecial|重点人员/,
  );
});

test.each([
  ['{ specialPersons { nodes { id } } }'],
  ['{ specialPersons { totalCount } }'],
  ['{ specialPersons { nodes { group person { name } } } }'],
  ['{ specialPersonCounts(by: COMMUNITY) { areaCode count } }'],
  ['{ specialPersonCounts(by: STREET, group: GROUP) { areaCode value count } }'],
  ['{ specialPersons(where: { group: { eq: DRUG } }) { totalCount } }'],
  ['mutation { recordSpecialVisit(streetCode: "440309002", id: "1", note: "见到") { id } }'],
  ['{ persons(where: { specialPersons: { some: {} } }) { totalCount } }'],
  ['{ persons(where: { specialGroup: { eq: DRUG } }) { totalCount } }'],
])('another department is refused %s and told nothing of rows', async (document) => {
  const { body } = await platform.query('others', document);
  expect(body.data ?? null).toBeNull();
  expect(['FIELD_NOT_GRANTED', 'GRAPHQL_VALIDATION_FAILED']).toContain(body.errors[0].extensions.code);
  const nulled = await platform.query('others', document, {}, { 'X-Gridweave-Denied': 'null' });
  expect(JSON.stringify(nulled.body)).not.toContain(listed!.officer);
  const rows = JSON.stringify(nulled.body.data ?? null);
  expect(rows).not.toMatch(/"(id|count|totalCount)":\s*"?[1-9]/);
});

test('a person of a special group looks like any other to another department', async () => {
  const { body } = await platform.query('others', `{ persons(first: 1000) { totalCount nodes { id name kind } } }`);
  expect(body.errors).toBeUndefined();
  expect(body.data.persons.totalCount).toBe(community.rows(persons).length);
  expect(JSON.stringify(body)).not.toMatch(special);
});
