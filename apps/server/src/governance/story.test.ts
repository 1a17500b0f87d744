import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openSealKey, verifyProof } from '@gridweave/audit';
import { sendOperation, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackedCity, street } from '../attacks/fixture/city.ts';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';

let platform: TestPlatform;
let processes: readonly ServerProcess[] = [];
const keyFile = path.join(mkdtempSync(path.join(tmpdir(), 'gridweave-story-')), 'seal.pem');

beforeAll(async () => {
  platform = await attackedCity({ auditKey: keyFile });
  const environment = { GRIDWEAVE_AUDIT_KEY: keyFile };
  processes = await Promise.all([0, 1].map(() => serverProcess(platform.database.url, environment)));
}, 600_000);
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  await platform?.close();
});

type Admin = Parameters<TestPlatform['adminKey']>[0];

async function govern(admin: Admin, document: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await sendOperation(
    `${processes[0]!.url}/admin/graphql`,
    platform.adminKey(admin),
    document,
    variables,
  );
  expect(body.errors).toBeUndefined();
  return body.data;
}

async function ask(at: number, document: string, variables: Record<string, unknown> = {}): Promise<any> {
  const purpose = { 'X-Gridweave-Purpose': encodeURIComponent('独居老人走访') };
  const { url } = processes[at]!;
  return (await sendOperation(`${url}/graphql`, platform.key('outsider'), document, variables, purpose)).body;
}

const persons = '{ persons(first: 1000) { nodes { id phone } } }';

test('from the request to the proof: an admin governs one field through the admin endpoint alone', async () => {
  const pids = processes.map(({ pid }) => pid);

  // the department is refused, and asks with the coordinates of the refusal
  const refused = await ask(1, persons);
  const { denied } = refused.errors[0].extensions;
  const fields = denied.map((use: { coordinate: string }) => use.coordinate);
  expect(fields).toEqual(['Person.phone']);
  const asked = await ask(
    1,
    `mutation ($r: SharingRequestInput!) { requestSharing(request: $r) { id state requirements { approvals assessment } } }`,
    { r: { fields, purpose: '独居老人走访', legalBasis: '深圳经济特区数据条例' } },
  );
  const { id, requirements } = asked.data.requestSharing;
  expect(requirements).toEqual({ approvals: 1, assessment: true });

  // an admin finds it among the requests, and offers less: masked, in one street, for a month
  const inbox = await govern('keeper', '{ grants(states: [REQUESTED]) { id department fields isOverdue answerDue } }');
  expect(inbox.grants).toEqual([
    { id, department: 'outsider', fields, isOverdue: false, answerDue: expect.any(String) },
  ]);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await govern(
    'keeper',
    `mutation ($id: ID!, $c: SharingConditionsInput!) { proposeConditions(id: $id, conditions: $c, reason: "最小必要") { id } }`,
    {
      id,
      c: {
        fields,
        access: 'MASKED',
        mask: 'keep(3,4)',
        areas: [street],
        purpose: '独居老人走访',
        legalBasis: '深圳经济特区数据条例',
        validUntil: until,
      },
    },
  );
  const accepted = await ask(
    0,
    `mutation { answerSharingProposal(id: "${id}", accept: true) { mask areas validUntil } }`,
  );
  const { mask, areas, validUntil } = accepted.data.answerSharingProposal;
  expect([mask, areas, Date.parse(validUntil)]).toEqual(['keep(3,4)', [street], Date.parse(until)]);

  // beforehand: what changes, in words and in rows, what the department would see, that all invariants hold
  await govern(
    'keeper',
    `mutation { saveInvariant(zh: "电话不得明文", en: "phones are never shown in full", fields: ["Person.phone"],
      operators: [CLEAR], exceptDepartments: ["city", "street", "community", "grid", "two"], reason: "案例") { id } }`,
  );
  const { policyDiff, policyCheck } = await govern(
    'approver',
    `query ($p: PolicyPoint!) {
      policyDiff(to: $p) { department direction sentences { text { zh en } about } changes rows { fields became { from to rows } } }
      policyCheck(policy: $p) { holds breaches { coordinate } } }`,
    { p: { grants: [id] } },
  );
  expect(policyCheck).toEqual({ holds: true, breaches: [] });
  expect(policyDiff).toHaveLength(1);
  const [diff] = policyDiff;
  expect(diff).toMatchObject({ department: 'outsider', direction: 'WIDER' });
  const words = diff.sentences.map(({ text }: any) => text.en).join('\n');
  expect(words).toContain('Person.phone');
  expect(words).toContain('masked');
  const shown = diff.rows.find(({ fields: of }: any) => of.includes('Person.phone'));
  const here = (
    await platform.query('city', `{ persons(first: 0, where: { streetCode: { eq: "${street}" } }) { totalCount } }`)
  ).body.data.persons.totalCount;
  expect(shown.became).toEqual([{ from: 'none', to: 'masked:keep(3,4)', rows: here }]);
  const { previewQuery } = await govern(
    'approver',
    `query ($p: PolicyPoint!, $q: String!) { previewQuery(as: "outsider", policy: $p, query: $q) { data errors rows masked } }`,
    { p: { grants: [id] }, q: persons },
  );
  expect(previewQuery).toMatchObject({ errors: null, masked: ['Person.phone'] });
  const phones = (data: any): string[] => data.persons.nodes.flatMap(({ phone }: any) => phone ?? []);
  expect(phones(previewQuery.data).length).toBeGreaterThan(100);
  expect(phones(previewQuery.data).length).toBeLessThanOrEqual(here);

  // the assessment that the law asks for, approval by somebody else, and it is in force on both processes
  await govern(
    'keeper',
    `mutation { attachAssessment(id: "${id}", assessment: { title: "影响评估", conclusion: "必要且已脱敏" }) { id } }`,
  );
  const { approveGrants } = await govern(
    'approver',
    `mutation { approveGrants(ids: ["${id}"]) { given needed grant { state } } }`,
  );
  expect(approveGrants).toEqual([{ given: 1, needed: 1, grant: { state: 'APPROVED' } }]);
  await govern('approver', `mutation { activateGrants(ids: ["${id}"]) { state } }`);
  for (const at of [0, 1])
    await expect.poll(async () => (await ask(at, persons)).errors, { timeout: 20_000 }).toBeUndefined();
  const read = await ask(1, persons);
  expect(read.data).toEqual(previewQuery.data);
  for (const phone of phones(read.data)) expect(phone).toMatch(/^.{3}\*+.{4}$/);

  // revoked, and gone as fast
  await govern('approver', `mutation { revokeGrant(id: "${id}", reason: "走访结束") { state } }`);
  for (const at of [0, 1])
    await expect
      .poll(async () => (await ask(at, persons)).errors?.[0].extensions.code, { timeout: 20_000 })
      .toBe('FIELD_NOT_GRANTED');
  expect(processes.map(({ pid }) => pid)).toEqual(pids);
  const notices = await ask(0, '{ sharingNotices { kind text { en } } }');
  expect(notices.data.sharingNotices.map(({ kind }: any) => kind)).toEqual([
    'decision',
    'decision',
    'decision',
    'proposal',
  ]);

  // afterwards: who read it, on how many rows, for what purpose, and that the log is as it was written
  const audited = () =>
    govern(
      'auditor',
      `{ auditRecords(department: "outsider", coordinate: "Person.phone", outcome: "ok", kinds: [READ]) {
        chain seq purpose rows masked scopes policyVersion client document } }`,
    );
  await expect.poll(async () => (await audited()).auditRecords.length).toBeGreaterThan(2);
  const { auditRecords } = await audited();
  for (const record of auditRecords)
    expect(record).toMatchObject({
      purpose: '独居老人走访',
      rows: previewQuery.rows,
      masked: [{ coordinate: 'Person.phone', masks: ['keep(3,4)'] }],
      document: persons,
    });
  const previews = await govern('auditor', '{ auditRecords(kinds: [PREVIEW]) { admin department rows } }');
  expect(previews.auditRecords).toMatchObject([{ department: 'outsider', rows: previewQuery.rows }]);
  const acts = await govern('auditor', '{ auditRecords(kinds: [ADMIN], first: 100) { admin details outcome } }');
  expect(acts.auditRecords.map(({ details }: any) => details.roots.join())).toEqual(
    expect.arrayContaining(['revokeGrant', 'activateGrants', 'approveGrants', 'attachAssessment', 'proposeConditions']),
  );
  const { verifyAudit } = await govern('auditor', '{ verifyAudit { records chains faults { kind text { en } } } }');
  expect(verifyAudit.faults).toEqual([]);
  // processes seal the log when they stop, and then a record can be proved without the database
  await processes[1]!.stop();
  const [{ chain, seq }] = auditRecords;
  const { auditProof } = await govern('auditor', `{ auditProof(chain: "${chain}", seq: ${seq}) }`);
  expect(verifyProof(auditProof, [(await openSealKey(keyFile)).publicKey])).toEqual([]);
  expect(auditProof.record).toMatchObject({ purpose: '独居老人走访', rows: previewQuery.rows });
}, 600_000);
