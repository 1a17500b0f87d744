import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
beforeAll(async () => {
  g = await governed([
    { code: 'fire', areas: ['440306'] },
    { code: 'police', areas: ['4403'], grants: [{ fields: ['Person.name'], access: 'full', operators: ['read'] }] },
  ]);
});
afterAll(() => g?.close());

const basis = { purpose: 'p', legalBasis: 'l' };

async function approved(grant: object): Promise<string> {
  const { requestGrant } = await g.govern('keeper', 'mutation ($g: GrantInput!) { requestGrant(grant: $g) { id } }', {
    g: { ...basis, ...grant },
  });
  const { id } = requestGrant;
  await g.govern(
    'keeper',
    `mutation { attachAssessment(id: "${id}", assessment: {title: "t", conclusion: "c"}) { id } }`,
  );
  await g.govern('approver', `mutation { approveGrants(ids: ["${id}"]) { given } }`);
  return id;
}

const activate = 'mutation ($i: ID!, $o: String) { activateGrants(ids: [$i], override: $o) { state } }';
const check = `query ($p: PolicyPoint) { policyCheck(policy: $p) {
  holds breaches { subject coordinate operator isNew certain text { zh en } where { en } } } }`;

test('a change that breaks an invariant is refused, before and at activation, unless an override goes on record', async () => {
  await g.govern(
    'keeper',
    `mutation { saveInvariant(zh: "仅公安可读姓名全文", en: "only police reads names in full", fields: ["Person.name"],
      operators: [CLEAR], exceptDepartments: ["police"], reason: "制度") { id } }`,
  );
  const id = await approved({ department: 'fire', fields: ['Person.name'] });
  const { policyCheck } = await g.govern('approver', check, { p: { grants: [id] } });
  expect(policyCheck).toMatchObject({
    holds: false,
    breaches: [{ subject: 'fire', coordinate: 'Person.name', operator: 'clear', isNew: true, certain: true }],
  });
  expect((await g.govern('approver', check)).policyCheck).toEqual({ holds: true, breaches: [] });
  const refused = await g.refusal('approver', activate, { i: id });
  expect(refused.extensions).toMatchObject({
    code: 'INVARIANT_BROKEN',
    breaches: [{ subject: 'fire', coordinate: 'Person.name' }],
  });
  expect(await g.denied('fire', '{ persons { nodes { name } } }')).toBe('FIELD_NOT_GRANTED');
  // under a mask, or where it may be read by everybody, it is kept
  const masked = await approved({ department: 'fire', fields: ['Person.name'], access: 'MASKED', mask: 'keep(1,0)' });
  await g.govern('approver', activate, { i: masked });
  await g.govern('approver', activate, { i: id, o: '台风应急,市局批准' });
  const { invariantOverrides } = await g.govern('auditor', '{ invariantOverrides { reason by breaches } }');
  expect(invariantOverrides).toMatchObject([
    { reason: '台风应急,市局批准', breaches: [{ coordinate: 'Person.name' }] },
  ]);
  const { notices } = await g.govern('auditor', '{ notices { kind text { en } } }');
  expect(notices[0]).toMatchObject({ kind: 'override', text: { en: expect.stringContaining('Person.name') } });
  // a breach that is there already does not hold up other changes
  const other = await approved({ department: 'fire', fields: ['Event.peopleInvolved'] });
  await g.govern('approver', activate, { i: other });
  expect((await g.govern('approver', check)).policyCheck).toMatchObject({ holds: true, breaches: [{ isNew: false }] });
});

test('a breach that only begins later is found as well', async () => {
  await g.govern(
    'auditor',
    `mutation { saveInvariant(zh: "敏感字段不得检索", en: "sensitive fields are not told", fields: ["sensitivity:sensitive"],
      operators: [MATCH], exceptDepartments: [], reason: "制度") { id } }`,
  );
  const { requestGrant } = await g.govern('keeper', 'mutation ($g: GrantInput!) { requestGrant(grant: $g) { id } }', {
    g: {
      department: 'fire',
      fields: ['Person.documentNumber'],
      operators: ['MATCH'],
      ...basis,
      validFrom: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    },
  });
  expect((await g.govern('approver', check, { p: { grants: [requestGrant.id] } })).policyCheck).toMatchObject({
    holds: false,
  });
});

test('only auditors end invariants, and wrong ones are refused in words', async () => {
  const { invariants } = await g.govern('auditor', '{ invariants { id } }');
  const end = 'mutation ($i: ID!) { endInvariant(id: $i, reason: "改制") { id } }';
  for (const admin of ['keeper', 'approver'] as const)
    expect((await g.refusal(admin, end, { i: invariants[0].id })).extensions.code).toBe('FORBIDDEN');
  expect((await g.govern('auditor', end, { i: invariants[0].id })).endInvariant).toHaveLength(1);
  const wrong = await g.refusal(
    'keeper',
    `mutation { saveInvariant(zh: "x", en: "x", fields: ["Person.nothing", "shape:round"], operators: [READ], reason: "r") { id } }`,
  );
  expect(wrong.message).toMatch(/Person\.nothing.*shape:round/s);
});
