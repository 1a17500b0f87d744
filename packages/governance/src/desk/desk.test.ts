import { createAdmin, proposeConditions } from '@gridweave/access';
import { core } from '@gridweave/core';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'fire', areas: ['440306'] },
      { code: 'police', areas: ['4403'] },
    ],
  });
});
afterAll(() => platform?.close());

const request = `mutation ($r: SharingRequestInput!) { requestSharing(request: $r) {
  id state department answerDue isOverdue requirements { approvals assessment answerDays } steps { step by } } }`;

test('a refused department finds the fields in the catalogue, asks for them, and sees its request', async () => {
  const refused = await platform.query('fire', '{ persons { nodes { name documentNumber } } }');
  const { denied } = refused.body.errors[0].extensions;
  const coordinates = denied.map((d: { coordinate: string }) => d.coordinate);
  expect(coordinates).toEqual(['Person.name', 'Person.documentNumber']);
  const found = await platform.query(
    'fire',
    'query ($c: [ID!]) { sharingCatalogue(coordinates: $c) { coordinate category sensitivity masks holding { read } } }',
    { c: coordinates },
  );
  expect(found.body.errors).toBeUndefined();
  expect(found.body.data.sharingCatalogue).toHaveLength(2);
  expect(found.body.data.sharingCatalogue[0].holding).toEqual({ read: 'none' });
  const asked = await platform.query('fire', request, {
    r: { fields: coordinates, access: 'MASKED', mask: 'keep(1,0)', purpose: '疏散', legalBasis: '消防法' },
  });
  // only names keep their first character
  expect(asked.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  const sent = await platform.query('fire', request, {
    r: { fields: ['Person.name'], access: 'MASKED', mask: 'keep(1,0)', purpose: '疏散', legalBasis: '消防法' },
  });
  expect(sent.body.errors).toBeUndefined();
  const grant = sent.body.data.requestSharing;
  expect(grant).toMatchObject({
    state: 'REQUESTED',
    department: 'fire',
    isOverdue: false,
    requirements: { approvals: 1, assessment: true, answerDays: 10 },
  });
  expect(grant.steps).toEqual([{ step: 'requested', by: expect.stringMatching(/^client:/) }]);
  const mine = await platform.query('fire', '{ sharingGrants { id } }');
  expect(mine.body.data.sharingGrants).toEqual([{ id: grant.id }]);
  // what another department asked for does not exist
  expect((await platform.query('police', '{ sharingGrants { id } }')).body.data.sharingGrants).toEqual([]);
  const foreign = await platform.query('police', `mutation { withdrawSharingRequest(id: "${grant.id}") { id } }`);
  const missing = await platform.query('police', `mutation { withdrawSharingRequest(id: "none") { id } }`);
  expect(foreign.body.errors[0].message.replaceAll(grant.id, '')).toBe(
    missing.body.errors[0].message.replaceAll('none', ''),
  );
});

test('proposed conditions are answered, and only then hold', async () => {
  const { db } = platform.database;
  const admin = await createAdmin(db, { name: 'keeper', roles: ['catalogue-keeper'] });
  const sent = await platform.query('fire', request, {
    r: { fields: ['House.landlordPhone'], purpose: '检查', legalBasis: '消防法' },
  });
  const { id } = sent.body.data.requestSharing;
  const conditions = {
    department: 'fire',
    fields: ['House.landlordPhone'],
    access: 'masked' as const,
    mask: 'keep(3,4)',
    operators: ['read' as const],
    purpose: '检查',
    legalBasis: '消防法',
  };
  await proposeConditions(db, platform.services.model, id, conditions, admin.id, 'minimum');
  const answer = (accept: boolean) =>
    platform.query(
      'fire',
      'mutation ($i: ID!, $a: Boolean!) { answerSharingProposal(id: $i, accept: $a) { access mask } }',
      {
        i: id,
        a: accept,
      },
    );
  expect((await answer(true)).body.data.answerSharingProposal).toEqual({ access: 'MASKED', mask: 'keep(3,4)' });
  expect((await answer(true)).body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('the desk is in every department’s schema, and is not mixed with data', async () => {
  const { body } = await platform.query('police', '{ __schema { queryType { fields { name } } } }');
  expect(body.data.__schema.queryType.fields.map((field: any) => field.name)).toContain('sharingCatalogue');
  const mixed = await platform.query('police', '{ sharingBundles { name } districts: houses { totalCount } }');
  expect(mixed.body.errors[0].extensions.code).toBe('BAD_REQUEST');
});
