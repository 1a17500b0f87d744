import { expireGrants, noticeExpiries } from '@gridweave/access';
import { core } from '@gridweave/core';
import { type TestAdmin, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'bureau', areas: ['440306'] },
      { code: 'office', areas: ['440306'], parent: 'bureau' },
    ],
  });
});
afterAll(() => platform?.close());

async function govern(admin: TestAdmin, document: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await platform.govern(admin, document, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

async function refusal(admin: TestAdmin, document: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await platform.govern(admin, document, variables);
  expect(body.errors).toBeDefined();
  return body.errors[0];
}

const basis = { purpose: '走访', legalBasis: '数据条例' };

async function request(more: Record<string, unknown>, department = 'bureau'): Promise<any> {
  const { body } = await platform.query(
    department,
    `mutation ($r: SharingRequestInput!) { requestSharing(request: $r) {
      id answerDue requirements { approvals assessment answerDays } } }`,
    { r: { ...basis, ...more } },
  );
  expect(body.errors).toBeUndefined();
  return body.data.requestSharing;
}

const assess = (id: string) =>
  govern(
    'keeper',
    'mutation ($i: ID!) { attachAssessment(id: $i, assessment: {title: "评估", conclusion: "可行", document: "全文"}) { id } }',
    { i: id },
  );
const approve = 'mutation ($i: [ID!]!) { approveGrants(ids: $i) { given needed grant { state } } }';
const stateOf = async (id: string): Promise<any> =>
  (await govern('auditor', 'query ($i: ID!) { grant(id: $i) { state endReason steps { step by reason } } }', { i: id }))
    .grant;

test('a sensitive field needs an assessment and two different approvers, and nobody approves twice', async () => {
  const { id, requirements } = await request({
    fields: ['Person.documentNumber'],
    access: 'MASKED',
    mask: 'keep(6,4)',
  });
  expect(requirements).toEqual({ approvals: 2, assessment: true, answerDays: 10 });
  expect((await refusal('approver', approve, { i: [id] })).message).toContain('assessment');
  await assess(id);
  expect((await govern('approver', approve, { i: [id] })).approveGrants).toEqual([
    { given: 1, needed: 2, grant: { state: 'REQUESTED' } },
  ]);
  expect((await refusal('approver', approve, { i: [id] })).extensions.code).toBe('FORBIDDEN');
  const activate = 'mutation ($i: [ID!]!) { activateGrants(ids: $i) { state } }';
  expect((await refusal('approver', activate, { i: [id] })).extensions.code).toBe('BAD_USER_INPUT');
  expect((await govern('second', approve, { i: [id] })).approveGrants[0].grant.state).toBe('APPROVED');
  await govern('second', activate, { i: [id] });
  const { body } = await platform.query('bureau', '{ persons { nodes { documentNumber } } }');
  expect(body.errors).toBeUndefined();
  const { grant } = await govern(
    'auditor',
    'query ($i: ID!) { grant(id: $i) { approvedBy assessments { title sha256 keepUntil } steps { step } } }',
    { i: id },
  );
  expect(new Set(grant.approvedBy).size).toBe(2);
  expect(grant.steps.map(({ step }: any) => step)).toEqual([
    'requested',
    'assessed',
    'approval',
    'approved',
    'activated',
  ]);
  const years = new Date(grant.assessments[0].keepUntil).getUTCFullYear() - new Date().getUTCFullYear();
  expect([grant.assessments[0].sha256.length, years]).toEqual([64, 3]);
});

test('what is not personal needs one approver and no assessment', async () => {
  const { requirements, id } = await request({ fields: ['Event.peopleInvolved'] });
  expect(requirements).toMatchObject({ approvals: 1, assessment: false });
  await govern('approver', approve, { i: [id] });
  expect((await stateOf(id)).state).toBe('APPROVED');
});

test('attack 28: whoever asks for a department or proposes its conditions does not approve them', async () => {
  const { requestGrant } = await govern('approver', 'mutation ($g: GrantInput!) { requestGrant(grant: $g) { id } }', {
    g: { department: 'bureau', fields: ['Event.peopleInvolved'], ...basis },
  });
  expect((await refusal('approver', approve, { i: [requestGrant.id] })).extensions.code).toBe('FORBIDDEN');
  const { id } = await request({ fields: ['Event.peopleInvolved'] });
  const propose = `mutation ($i: ID!, $c: SharingConditionsInput!) { proposeConditions(id: $i, conditions: $c, reason: "少一些") { proposal } }`;
  await govern('approver', propose, { i: id, c: { fields: ['Event.peopleInvolved'], areas: ['440306001'], ...basis } });
  expect((await refusal('second', approve, { i: [id] })).message).toContain('not answered');
  await platform.query('bureau', `mutation { answerSharingProposal(id: "${id}", accept: true) { id } }`);
  expect((await refusal('approver', approve, { i: [id] })).extensions.code).toBe('FORBIDDEN');
  await govern('second', approve, { i: [id] });
  expect((await stateOf(id)).steps.map(({ step }: any) => step)).toEqual([
    'requested',
    'proposed',
    'accepted',
    'approved',
  ]);
});

test('a child reaches no further than its parent', async () => {
  const { body } = await platform.query(
    'office',
    'mutation ($r: SharingRequestInput!) { requestSharing(request: $r) { id } }',
    { r: { fields: ['Event.peopleInvolved'], areas: ['440304'], ...basis } },
  );
  expect(body.errors[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
    message: expect.stringContaining('bureau'),
  });
});

test('refused, withdrawn, revoked: each with its reason, and each only where it can be', async () => {
  const fields = ['Event.peopleInvolved'];
  const refused = await request({ fields });
  await govern('approver', 'mutation ($i: ID!) { refuseGrant(id: $i, reason: "用途不明") { state } }', {
    i: refused.id,
  });
  expect(await stateOf(refused.id)).toMatchObject({ state: 'REFUSED', endReason: '用途不明' });
  const withdrawn = await request({ fields });
  await platform.query(
    'bureau',
    `mutation { withdrawSharingRequest(id: "${withdrawn.id}", reason: "不再需要") { state } }`,
  );
  expect(await stateOf(withdrawn.id)).toMatchObject({ state: 'WITHDRAWN' });
  for (const { id } of [refused, withdrawn])
    expect((await refusal('approver', approve, { i: [id] })).extensions.code).toBe('BAD_USER_INPUT');
  const active = await request({ fields });
  await govern('approver', approve, { i: [active.id] });
  expect(
    (await refusal('approver', 'mutation ($i: ID!) { revokeGrant(id: $i, reason: " ") { id } }', { i: active.id }))
      .message,
  ).toContain('reason');
  const { body } = await platform.query('bureau', '{ sharingNotices { kind subject text { zh en } } }');
  const told = body.data.sharingNotices.filter(({ subject }: any) => subject === refused.id);
  expect(told).toMatchObject([{ kind: 'decision', text: { en: expect.stringContaining('用途不明') } }]);
});

test('activation later, a limit of time, and renewal with the same conditions', async () => {
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString();
  const { id } = await request({ fields: ['Event.peopleInvolved'], validUntil: until });
  await govern('approver', approve, { i: [id] });
  await govern('approver', 'mutation ($i: [ID!]!, $f: String) { activateGrants(ids: $i, from: $f) { validFrom } }', {
    i: [id],
    f: from,
  });
  const preview =
    'query ($at: String) { preview(as: "bureau", at: $at) { catalogue { coordinate holding { read } } } }';
  const heldAt = async (at: string | null): Promise<string> => {
    const { preview: found } = await govern('approver', preview, { at });
    return found.catalogue.find(({ coordinate }: any) => coordinate === 'Event.peopleInvolved').holding.read;
  };
  expect([await heldAt(null), await heldAt(from), await heldAt(until)]).toEqual(['none', 'full', 'none']);
  const renewed = await platform.query(
    'bureau',
    `mutation ($u: String!) { renewSharing(id: "${id}", validUntil: $u) { id renews validFrom fields state } }`,
    { u: new Date(Date.now() + 40 * 86_400_000).toISOString() },
  );
  expect(renewed.body.data.renewSharing).toMatchObject({
    renews: id,
    state: 'REQUESTED',
    fields: ['Event.peopleInvolved'],
  });
  expect(Date.parse(renewed.body.data.renewSharing.validFrom)).toBe(Date.parse(until));
  const { grants } = await govern('approver', '{ grants(endsWithinDays: 30, states: [ACTIVE]) { id } }');
  expect(grants).toEqual([{ id }]);
});

test('a request that nobody answered in its working days is overdue', async () => {
  const { id } = await request({ fields: ['Event.peopleInvolved'] });
  await sql`update access.data_grant set answer_due = now() - interval '1 hour' where id = ${id}`.execute(
    platform.database.db,
  );
  const { grants } = await govern('approver', '{ grants(overdue: true) { id isOverdue } }');
  expect(grants).toEqual([{ id, isOverdue: true }]);
  const settings = await govern(
    'approver',
    'mutation { changeGovernanceSettings(answerDaysConditional: 3) { answerDaysConditional reviewDays } }',
  );
  expect(settings.changeGovernanceSettings.answerDaysConditional).toBe(3);
  expect((await request({ fields: ['Person.kind'] })).requirements.answerDays).toBe(3);
  expect(
    (
      await refusal(
        'approver',
        'mutation { changeGovernanceSettings(approvalsSensitive: 1, reviewDays: 99) { reviewDays } }',
      )
    ).message,
  ).toMatch(/approvalsSensitive.*reviewDays/);
});

test('bundles are asked for as a whole, one request for each item', async () => {
  const save = `mutation ($i: [BundleItemInput!]!) { saveBundle(name: "rental-basics", zh: "租赁基础", en: "Rental basics", items: $i) { name items } }`;
  const items = [
    { fields: ['Event.peopleInvolved'] },
    { fields: ['Person.name'], access: 'MASKED', mask: 'keep(1,0)' },
  ];
  await govern('keeper', save, { i: items });
  expect((await refusal('keeper', save, { i: [{ fields: ['Person.religion'] }] })).message).toContain(
    'items[0] Person.religion',
  );
  const { body } = await platform.query(
    'bureau',
    'mutation { requestSharingBundle(bundle: "rental-basics", purpose: "p", legalBasis: "l") { bundle fields mask } }',
  );
  expect(body.data.requestSharingBundle).toEqual([
    { bundle: 'rental-basics', fields: ['Event.peopleInvolved'], mask: null },
    { bundle: 'rental-basics', fields: ['Person.name'], mask: 'keep(1,0)' },
  ]);
  await govern('keeper', 'mutation { endBundle(name: "rental-basics") { name } }');
  const again = await platform.query(
    'bureau',
    'mutation { requestSharingBundle(bundle: "rental-basics", purpose: "p", legalBasis: "l") { id } }',
  );
  expect(again.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('the end of a grant is announced once, and marked when it has come', async () => {
  const { db } = platform.database;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const { id } = await request({ fields: ['Event.peopleInvolved'], validUntil: until });
  await govern('approver', approve, { i: [id] });
  await govern('approver', 'mutation ($i: [ID!]!) { activateGrants(ids: $i) { state } }', { i: [id] });
  await noticeExpiries(db);
  expect(await noticeExpiries(db)).toBe(0);
  const notices = async (): Promise<readonly string[]> => {
    const { body } = await platform.query('bureau', '{ sharingNotices(first: 100) { subject kind text { en } } }');
    return body.data.sharingNotices
      .filter((one: any) => one.subject === id && one.kind === 'expiry')
      .map((one: any) => one.text.en);
  };
  expect(await notices()).toEqual([expect.stringContaining('ends soon')]);
  await sql`update access.data_grant set valid_until = now() where id = ${id}`.execute(db);
  expect(await expireGrants(db)).toBe(1);
  expect((await stateOf(id)).state).toBe('EXPIRED');
  expect((await notices())[0]).toContain('has ended');
});
