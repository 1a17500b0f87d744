import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { governed, type Governed } from '../fixture/governed.ts';

let g: Governed;
let client: string;
beforeAll(async () => {
  g = await governed([
    { code: 'fire', areas: ['440306'] },
    { code: 'police', areas: ['4403'] },
  ]);
  client = (await g.govern('operator', '{ clients(department: "fire") { id } }')).clients[0].id;
  await g.govern(
    'keeper',
    `mutation { saveBundle(name: "rescue", zh: "救援", en: "Rescue", emergency: true, items: [{ fields: ["Person.name", "Person.phone"] }]) { name } }`,
  );
});
afterAll(() => g?.close());

const names = '{ persons { nodes { name phone } } }';
const start = `mutation ($h: Float!) { startEmergency(bundle: "rescue", officer: "王值班", reason: "火灾救援", hours: $h) { id until } }`;

async function take(hours = 2): Promise<any> {
  return (await g.platform.query('fire', start, { h: hours })).body;
}

test('without an authorisation by two admins there is no emergency', async () => {
  expect((await take()).errors[0].extensions.code).toBe('FORBIDDEN');
  const asked = await g.platform.query(
    'fire',
    'mutation { requestSharingBundle(bundle: "rescue", purpose: "p", legalBasis: "l") { id } }',
  );
  expect(asked.body.errors[0].message).toContain('emergencies only');
  const authorise =
    'mutation ($c: ID!, $h: Int!, $u: String!) { authoriseEmergency(client: $c, bundle: "rescue", hours: $h, validUntil: $u, reason: "值班制度") { id state } }';
  const until = new Date(Date.now() + 86_400_000).toISOString();
  expect((await g.refusal('approver', authorise, { c: client, h: 99, u: until })).message).toContain('hours');
  const { authoriseEmergency } = await g.govern('approver', authorise, { c: client, h: 4, u: until });
  expect((await take()).errors[0].extensions.code).toBe('FORBIDDEN');
  const approve = 'mutation ($i: ID!) { approveEmergencyAuthorisation(id: $i) { state } }';
  expect((await g.refusal('approver', approve, { i: authoriseEmergency.id })).extensions.code).toBe('FORBIDDEN');
  await g.govern('second', approve, { i: authoriseEmergency.id });
});

test('an authorised officer has the bundle at once, for some hours, and auditors are told', async () => {
  expect(await g.denied('fire', names)).toBe('FIELD_NOT_GRANTED');
  expect((await take(9)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  const { startEmergency } = (await take(2)).data;
  const { body } = await g.platform.query('fire', names);
  expect(body.errors).toBeUndefined();
  expect(body.data.persons.nodes.length).toBeGreaterThan(0);
  expect(await g.denied('police', names)).toBe('FIELD_NOT_GRANTED');
  const { notices } = await g.govern('auditor', '{ notices { kind subject text { zh } } }');
  expect(notices[0]).toMatchObject({ kind: 'emergency', subject: startEmergency.id });
  expect(notices[0].text.zh).toContain('王值班');
});

test('each use has to be reviewed; while a review is overdue there is no other, and one that was not justified ends the authorisation', async () => {
  const { emergencies } = await g.govern('auditor', '{ emergencies { id officer reviewDue isReviewOverdue grants } }');
  const [{ id }] = emergencies;
  expect(emergencies[0]).toMatchObject({ officer: '王值班', isReviewOverdue: false, grants: [expect.any(String)] });
  await sql`update access.emergency_use set review_due = now() - interval '1 minute' where id = ${id}`.execute(
    g.platform.database.db,
  );
  expect((await take()).errors[0].message).toContain('not reviewed in time');
  const review =
    'mutation ($i: ID!, $o: EmergencyOutcome!) { reviewEmergency(id: $i, outcome: $o, note: "已核对") { outcome reviewedBy } }';
  expect((await g.refusal('approver', review, { i: id, o: 'JUSTIFIED' })).extensions.code).toBe('FORBIDDEN');
  await g.govern('auditor', review, { i: id, o: 'JUSTIFIED' });
  expect((await g.refusal('auditor', review, { i: id, o: 'NOT_JUSTIFIED' })).extensions.code).toBe('BAD_USER_INPUT');
  const second = (await take()).data.startEmergency.id;
  await g.govern('auditor', review, { i: second, o: 'NOT_JUSTIFIED' });
  expect((await take()).errors[0].extensions.code).toBe('FORBIDDEN');
});
