import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
beforeAll(async () => {
  g = await governed([
    {
      code: 'fire',
      areas: ['440306'],
      grants: [
        { fields: ['Event.peopleInvolved'], access: 'full', operators: ['read', 'filter'], areas: ['440306001'] },
      ],
      denials: [{ fields: ['House.use'] }],
    },
    { code: 'police', areas: ['4403'] },
  ]);
});
afterAll(() => g?.close());

const text = async (): Promise<string> => (await g.govern('keeper', '{ policyFile { text version } }')).policyFile.text;
const changesOf = async (file: string): Promise<any[]> =>
  (await g.govern('keeper', 'query ($t: String!) { policyFileChanges(text: $t) }', { t: file })).policyFileChanges;

test('the policy is written in a stable order, and says nothing new when it is read again', async () => {
  const file = await text();
  expect(await text()).toBe(file);
  expect(await changesOf(file)).toEqual([]);
  const parsed = parse(file);
  expect(Object.keys(parsed.departments)).toEqual(['fire', 'police']);
  expect(parsed.departments.fire.grants[0]).toMatchObject({
    fields: ['Event.peopleInvolved'],
    operators: ['filter', 'read'],
  });
});

test('a changed file becomes a draft that needs the same approvals, and then the file says what is in force', async () => {
  const wanted = (await text())
    .replace('      - fields:\n          - Event.peopleInvolved', '      - fields:\n          - Event.disputeKind')
    .replace('minimumGroup: 10', 'minimumGroup: 15');
  const kinds = (await changesOf(wanted)).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['defaults', 'grant', 'revoke']);
  const { draftFromPolicyFile } = await g.govern(
    'keeper',
    'mutation ($t: String!) { draftFromPolicyFile(text: $t, title: "第 12 号文", reason: "评审通过") { id requirements { approvals } } }',
    { t: wanted },
  );
  const { id, requirements } = draftFromPolicyFile;
  expect(requirements.approvals).toBe(2);
  await g.govern('keeper', `mutation { submitDraft(id: "${id}") { id } }`);
  expect((await g.refusal('keeper', `mutation { approveDraft(id: "${id}") { id } }`)).extensions.code).toBe(
    'FORBIDDEN',
  );
  await g.govern('approver', `mutation { approveDraft(id: "${id}") { id } }`);
  await g.govern('second', `mutation { approveDraft(id: "${id}") { id } }`);
  await g.govern('second', `mutation { activateDraft(id: "${id}") { id } }`);
  expect(await changesOf(wanted)).toEqual([]);
  expect(await text()).toBe(wanted);
  const again = await g.refusal(
    'keeper',
    'mutation ($t: String!) { draftFromPolicyFile(text: $t, title: "x", reason: "x") { id } }',
    { t: wanted },
  );
  expect(again.message).toContain('nothing to draft');
});

test('a draft leads back to an earlier version, and needs the same approvals', async () => {
  const before = await g.govern('keeper', '{ policyFile { text version } }');
  const { version, text: was } = before.policyFile;
  const { denyFields } = await g.govern(
    'approver',
    'mutation { denyFields(denial: { department: "police", fields: ["House.use"], reason: "误操作" }) { id } }',
  );
  const { draftBackTo } = await g.govern(
    'keeper',
    'mutation ($v: String!) { draftBackTo(version: $v, title: "回退", reason: "误操作") { id changes } }',
    { v: version },
  );
  expect(draftBackTo.changes).toEqual([{ kind: 'lift', denial: denyFields.id }]);
  const { id } = draftBackTo;
  await g.govern('keeper', `mutation { submitDraft(id: "${id}") { id } }`);
  for (const approver of ['approver', 'second'] as const)
    await g.platform.govern(approver, `mutation { approveDraft(id: "${id}") { id } }`);
  await g.govern('second', `mutation { activateDraft(id: "${id}") { id } }`);
  expect(await text()).toBe(was);
  const { denials } = await g.govern(
    'auditor',
    '{ denials(department: "police", field: "House.use", lifted: true) { id liftedBy } }',
  );
  expect(denials).toEqual([{ id: denyFields.id, liftedBy: expect.any(String) }]);
  const again = await g.refusal(
    'keeper',
    'mutation { draftBackTo(version: "999999", title: "x", reason: "x") { id } }',
  );
  expect(again.extensions.code).toBe('BAD_USER_INPUT');
});

test('attack 23: what is wrong in a file is said with its place', async () => {
  const file = await text();
  const wrong: Record<string, string> = {
    [file.replace('minimumGroup: 15', 'minimumGroup: many')]: 'defaults.minimumGroup',
    [file.replace('fire:', 'fires:')]: 'department fire is missing',
    [file.replace('access: full', 'access: all')]: 'departments.fire.grants.0.access',
    [`${file}\nextra: 1`]: 'extra',
    [`${file}\ndepartments: {}`]: 'unique',
    'a: &a [*a, *a]\nb: *a': 'policy file',
    '{': 'policy file',
  };
  for (const [changed, words] of Object.entries(wrong)) {
    const { message, extensions } = await g.refusal('keeper', 'query ($t: String!) { policyFileChanges(text: $t) }', {
      t: changed,
    });
    expect([words, extensions.code]).toEqual([words, 'BAD_USER_INPUT']);
    expect(message).toContain(words);
  }
});
