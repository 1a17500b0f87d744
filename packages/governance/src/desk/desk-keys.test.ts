import { createClient, suspendClient } from '@gridweave/access';
import { core } from '@gridweave/core';
import { sendOperation, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'fire', areas: ['440306'] },
      { code: 'police', areas: ['4403'] },
    ],
    environment: { requestRate: 777, clientExportLimit: 3 },
  });
});
afterAll(() => platform?.close());

const clients = `{ sharingClients {
  id name isOwn createdAt rotatedAt expiresAt addressRanges suspension { at reason } } }`;
const rotate = 'mutation { rotateSharingKey { id key expiresAt } }';
const as = (key: string, document: string) => sendOperation(`${platform.url}/graphql`, key, document);

test('a department sees its own clients, and why one is suspended, but no key', async () => {
  const { db } = platform.database;
  const app = await createClient(db, { department: 'fire', name: 'app', addressRanges: ['10.0.0.0/8'] });
  await suspendClient(db, app.id, 'boss', 'key was mailed around');
  const { body } = await platform.query('fire', clients);
  expect(body.errors).toBeUndefined();
  expect(body.data.sharingClients).toHaveLength(2);
  expect(body.data.sharingClients.find(({ id }: any) => id === app.id)).toEqual({
    id: app.id,
    name: 'app',
    isOwn: false,
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    rotatedAt: null,
    expiresAt: null,
    addressRanges: ['10.0.0.0/8'],
    suspension: { at: expect.stringMatching(/Z$/), reason: 'key was mailed around' },
  });
  expect(body.data.sharingClients.find(({ isOwn }: any) => isOwn)).toMatchObject({ suspension: null });
  expect(JSON.stringify(body)).not.toContain('boss');
  expect(JSON.stringify((await platform.query('police', clients)).body)).not.toContain(app.id);
});

test('a client makes its own key anew: the old one ends at once, the end stays, and the log knows', async () => {
  const { db } = platform.database;
  const expiresAt = new Date(Date.now() + 86_400_000);
  const app = await createClient(db, { department: 'fire', name: 'own', expiresAt });
  await platform.services.policies.caughtUp((await versionNow()).toString());
  const { body } = await as(app.key, rotate);
  expect(body.errors).toBeUndefined();
  const { key, ...rest } = body.data.rotateSharingKey;
  expect(rest).toEqual({ id: app.id, expiresAt: expiresAt.toISOString() });
  expect(key).not.toBe(app.key);
  expect((await as(app.key, clients)).status).toBe(401);
  expect((await as(key, clients)).status).toBe(200);
  const { rows } = await sql<{ by: string; what: string }>`
    select by, what from access.policy_change order by version desc limit 1`.execute(db);
  expect(rows).toEqual([{ by: `client:${app.id}`, what: `key of client ${app.id} rotated` }]);
  await platform.services.audit.flush();
  const recorded = await sql<{ all: string }>`
    select r.*::text || coalesce(d.text, '') as all from audit.record as r left join audit.document as d on d.hash = r.document
    where r.client = ${app.id} order by r.recorded_at`.execute(db);
  expect(recorded.rows[0]!.all).toContain('rotateSharingKey');
  expect(JSON.stringify(recorded.rows)).not.toContain(key);
  // a call that holds several gets one key that works, not two of which one is dead
  const twice = await as(key, 'mutation { a: rotateSharingKey { key } b: rotateSharingKey { key } }');
  expect(twice.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('usage by day and client, of the own department only, with the limits that hold', async () => {
  const key = platform.key('police');
  for (let count = 0; count < 3; count++)
    await platform.query('police', '{ houses(first: 2) { nodes { houseCode } } }');
  await platform.query('police', '{ persons(first: 1) { nodes { documentNumber } } }');
  await platform.services.audit.flush();
  const usage = `{ sharingUsage(days: 400) {
    days { day client calls rows refusals { code calls } fields { coordinate calls rows } }
    limits { requests fields cost operationCost streams exports webhooks } } }`;
  const { body } = await as(key, usage);
  expect(body.errors).toBeUndefined();
  const { days, limits } = body.data.sharingUsage;
  expect(limits).toEqual({
    requests: 777,
    fields: 30_000,
    cost: 10_000_000,
    operationCost: 25_000,
    streams: 100,
    exports: 3,
    webhooks: 10,
  });
  const clientsOfPolice = (await as(key, clients)).body.data.sharingClients.map(({ id }: any) => id);
  expect(days).toHaveLength(1);
  expect(clientsOfPolice).toContain(days[0].client);
  expect(days[0].day).toBe(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  expect(days[0].calls).toBeGreaterThanOrEqual(4);
  expect(days[0].refusals).toContainEqual({ code: 'FIELD_NOT_GRANTED', calls: 1 });
  expect(days[0].fields).toContainEqual({ coordinate: 'House.houseCode', calls: 3, rows: days[0].rows });
});

async function versionNow(): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version from access.policy_version`.execute(
    platform.database.db,
  );
  return rows[0]!.version;
}
