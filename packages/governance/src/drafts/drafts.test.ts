import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
beforeAll(async () => {
  g = await governed([
    {
      code: 'fire',
      areas: ['440306'],
      grants: [{ fields: ['Event.peopleInvolved'], access: 'full', operators: ['read'] }],
    },
    { code: 'police', areas: ['4403'] },
  ]);
});
afterAll(() => g?.close());

const basis = { purpose: 'p', legalBasis: 'l' };
const create =
  'mutation ($d: DraftInput!) { createDraft(draft: $d) { id state requirements { approvals withoutAssessment } } }';

async function draft(changes: object[], title = 'changes'): Promise<string> {
  return (await g.govern('keeper', create, { d: { title, reason: 'for the test', changes } })).createDraft.id;
}

/** Submits, approves with both approvers where that is needed, and activates. */
async function enact(id: string): Promise<void> {
  await g.govern('keeper', `mutation { submitDraft(id: "${id}") { state } }`);
  await g.govern('approver', `mutation { approveDraft(id: "${id}") { state } }`);
  const { draft: found } = await g.govern('approver', `{ draft(id: "${id}") { state } }`);
  if (found.state === 'SUBMITTED') await g.govern('second', `mutation { approveDraft(id: "${id}") { state } }`);
  await g.govern('approver', `mutation { activateDraft(id: "${id}") { activatedVersion state } }`);
}

const involved = '{ events { nodes { peopleInvolved } } }';
const names = '{ persons { nodes { name } } }';

test('a draft changes nothing before others approved it, then all of it at once', async () => {
  const { grants } = await g.govern('approver', '{ grants(states: [ACTIVE], department: "fire") { id } }');
  const id = await draft([
    {
      grant: {
        department: 'police',
        fields: ['Person.name'],
        access: 'MASKED',
        mask: 'keep(1,0)',
        ...basis,
        assessment: { title: 't', conclusion: 'c' },
      },
    },
    { revoke: { grant: grants[0].id, reason: 'over' } },
  ]);
  await g.govern('keeper', `mutation { submitDraft(id: "${id}") { state } }`);
  expect((await g.refusal('approver', `mutation { activateDraft(id: "${id}") { id } }`)).extensions.code).toBe(
    'BAD_USER_INPUT',
  );
  expect([await g.denied('fire', involved), await g.denied('police', names)]).toEqual([undefined, 'FIELD_NOT_GRANTED']);
  await g.govern('approver', `mutation { approveDraft(id: "${id}", note: "好") { state } }`);
  await g.govern('approver', `mutation { activateDraft(id: "${id}") { state } }`);
  expect([await g.denied('fire', involved), await g.denied('police', names)]).toEqual(['FIELD_NOT_GRANTED', undefined]);
  const { draft: done } = await g.govern('auditor', `{ draft(id: "${id}") { state steps { step } } }`);
  expect(done).toEqual({
    state: 'ACTIVATED',
    steps: ['created', 'submitted', 'approved', 'activated'].map((step) => ({ step })),
  });
  const { grants: made } = await g.govern(
    'auditor',
    '{ grants(department: "police", field: "Person.name") { draft approvedBy steps { step } } }',
  );
  expect(made[0].draft).toBe(id);
  expect(made[0].steps.map(({ step }: any) => step)).toEqual(['requested', 'assessed', 'approval', 'activated']);
});

test('attack 28: the author of a draft does not approve it, whoever writes it anew is its author, and approvals are void', async () => {
  const own = await g.govern('approver', create, {
    d: { title: 't', reason: 'r', changes: [{ defaults: { enabled: true, minimumGroup: 12 } }] },
  });
  const { id, requirements } = own.createDraft;
  expect(requirements.approvals).toBe(2);
  await g.govern('approver', `mutation { submitDraft(id: "${id}") { state } }`);
  expect((await g.refusal('approver', `mutation { approveDraft(id: "${id}") { id } }`)).extensions.code).toBe(
    'FORBIDDEN',
  );
  await g.govern('second', `mutation { approveDraft(id: "${id}") { state } }`);
  const rewrite = 'mutation ($i: ID!, $d: DraftInput!) { rewriteDraft(id: $i, draft: $d) { author approvedBy state } }';
  const { rewriteDraft } = await g.govern('second', rewrite, {
    i: id,
    d: { title: 't', reason: 'r', changes: [{ defaults: { enabled: true, minimumGroup: 1 } }] },
  });
  expect(rewriteDraft).toMatchObject({ approvedBy: [], state: 'OPEN' });
  await g.govern('second', `mutation { submitDraft(id: "${id}") { state } }`);
  expect((await g.refusal('second', `mutation { approveDraft(id: "${id}") { id } }`)).extensions.code).toBe(
    'FORBIDDEN',
  );
  await g.govern('approver', `mutation { refuseDraft(id: "${id}", reason: "太小") { state } }`);
});

test('a draft says all that is wrong in it, and where', async () => {
  const { message } = await g.refusal('keeper', create, {
    d: {
      title: ' ',
      reason: 'r',
      changes: [
        { grant: { department: 'nobody', fields: ['Person.religion'], operators: ['READ'], ...basis } },
        { lift: 'none' },
        { tighten: { coordinate: 'Person.name', sensitivity: 'PUBLIC', reason: 'r' } },
        { plugin: { plugin: 'core', enabled: false, reason: 'r' } },
      ],
    },
  });
  for (const where of [
    'title',
    'changes[0] department nobody',
    'changes[0] Person.religion',
    'changes[1] none',
    'changes[2] Person.name',
  ])
    expect(message).toContain(where);
});

test('every kind of change is done and undone by drafts, and what was before can be looked at again', async () => {
  const { policyVersion: before } = await g.govern('auditor', '{ policyVersion }');
  const sdl = async (version: string | null): Promise<string> =>
    (
      await g.govern('auditor', 'query ($p: PolicyPoint) { preview(as: "police", policy: $p) { schema } }', {
        p: version && { version },
      })
    ).preview.schema;
  const first = await sdl(null);
  await enact(
    await draft([
      { deny: { department: 'police', fields: ['Person.name'], reason: 'r' } },
      { tighten: { coordinate: 'House.houseCode', sharing: 'CONDITIONAL', reason: 'r' } },
      { jurisdiction: { department: 'police', areas: ['440304'] } },
      { defaults: { enabled: true, except: ['House.use'], minimumGroup: 20 } },
    ]),
  );
  expect(await g.denied('police', names)).toBe('FIELD_NOT_GRANTED');
  expect(await g.denied('police', '{ houses { nodes { houseCode } } }')).toBe('FIELD_NOT_GRANTED');
  const changed = await sdl(null);
  expect(changed).not.toBe(first);
  const { denials } = await g.govern('auditor', '{ denials(department: "police") { id } }');
  const restored = await draft([
    { lift: denials[0].id },
    { restore: { coordinate: 'House.houseCode', reason: 'r' } },
    { jurisdiction: { department: 'police', areas: ['4403'] } },
    { defaults: { enabled: true, except: [], minimumGroup: 10 } },
  ]);
  // looked at beforehand, a draft is what it will be
  const diff = async (from: object, to: object): Promise<any[]> =>
    (
      await g.govern(
        'auditor',
        'query ($f: PolicyPoint!, $t: PolicyPoint!) { policyDiff(from: $f, to: $t) { subject direction changes } }',
        {
          f: from,
          t: to,
        },
      )
    ).policyDiff;
  const { policyVersion: middle } = await g.govern('auditor', '{ policyVersion }');
  const looked = await diff({ version: middle }, { draft: restored });
  expect(looked.length).toBeGreaterThan(0);
  await enact(restored);
  const { policyVersion: after } = await g.govern('auditor', '{ policyVersion }');
  expect(await diff({ version: middle }, { version: after })).toEqual(looked);
  expect(await diff({ version: before }, { version: after })).toEqual([]);
  expect([await sdl(null), await sdl(before), await sdl(middle)]).toEqual([first, first, changed]);
  const { policyChanges } = await g.govern('auditor', '{ policyChanges(first: 2) { what by version } }');
  expect(policyChanges[0]).toMatchObject({ what: expect.stringContaining(restored), version: after });
});

test('an admin makes a label stricter at once, never looser, and both are kept', async () => {
  const tighten =
    'mutation ($c: String!, $s: SharingCategory) { tightenLabel(coordinate: $c, sharing: $s, legalBasis: "法", reason: "泄密风险") { coordinate } }';
  expect(await g.denied('fire', '{ houses { nodes { use } } }')).toBeUndefined();
  expect((await g.refusal('approver', tighten, { c: 'House.use', s: 'NONE' })).extensions.code).toBe('FORBIDDEN');
  await g.govern('keeper', tighten, { c: 'House.use', s: 'NONE' });
  // not shared fields do not exist
  expect(await g.denied('fire', '{ houses { nodes { use } } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  for (const [coordinate, sharing] of [
    ['House.use', 'UNCONDITIONAL'],
    ['Person.religion', 'CONDITIONAL'],
    ['Person.name', 'UNCONDITIONAL'],
  ])
    expect((await g.refusal('keeper', tighten, { c: coordinate, s: sharing })).extensions.code).toBe('BAD_USER_INPUT');
  const { catalogue } = await g.govern(
    'keeper',
    '{ catalogue(coordinates: ["House.use"]) { declaredCategory entry { category } tightening { reason by } holders { department } } }',
  );
  expect(catalogue).toMatchObject([
    { declaredCategory: 'UNCONDITIONAL', entry: { category: 'NONE' }, tightening: { reason: '泄密风险' }, holders: [] },
  ]);
  await enact(await draft([{ restore: { coordinate: 'House.use', reason: '已核实' } }]));
  expect(await g.denied('fire', '{ houses { nodes { use } } }')).toBeUndefined();
  const { labelChanges } = await g.govern('keeper', '{ labelChanges(coordinate: "House.use") { reason endReason } }');
  expect(labelChanges).toEqual([{ reason: '泄密风险', endReason: '已核实' }]);
});
