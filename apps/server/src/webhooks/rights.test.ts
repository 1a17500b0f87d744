import {
  denyFields,
  establishGrant,
  liftDenial,
  resumeClient,
  rotateClientKey,
  suspendClient,
} from '@gridweave/access';
import { Event, Person } from '@gridweave/core';
import { sendOperation, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { change, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';
import { act, add, forTests, standing, tryAdd } from './fixture/desk.ts';
import { Receiver } from './fixture/receiver.ts';

let platform: TestPlatform;
let receiver: Receiver;
beforeAll(async () => {
  platform = await threeStreets({ environment: { ...forTests, webhookLimit: 50 } });
}, 180_000);
afterAll(() => platform?.close());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(() => receiver.close());

let n = 0;
const fresh = (text: string): string => `${text} ${++n}`;

/** The state of a webhook in its table, where its client may not ask. */
async function stateOf(id: string): Promise<{ readonly state: string; readonly code: string | null }> {
  const { rows } = await sql<{ state: string; code: string | null }>`
    select state, reason_code as code from webhook.endpoint where id = ${id}`.execute(platform.database.db);
  return rows[0]!;
}

async function clientOf(department: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from access.client where department = ${department}`.execute(
    platform.database.db,
  );
  return rows[0]!.id;
}

test('a document that is not granted, or no subscription to changes, is refused when it is added', async () => {
  const phones = 'subscription { changes { kind record { ... on Person { phone } } } }';
  const refused = await tryAdd(platform, 'care', receiver.url, {}, phones);
  expect(refused.errors[0].extensions).toMatchObject({
    code: 'FIELD_NOT_GRANTED',
    denied: [{ coordinate: 'Person.phone' }],
  });
  const codeOf = async (query: string, variables = {}): Promise<string> =>
    (await tryAdd(platform, 'care', receiver.url, variables, query)).errors[0].extensions.code;
  expect(await codeOf('{ houses { nodes { id } } }')).toBe('BAD_USER_INPUT');
  expect(await codeOf('subscription { changes { kind nothing } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await codeOf('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
  expect(
    await codeOf(
      'subscription ($areas: [String!]) { changes(areas: $areas) { kind record { ... on Event { id } } } }',
      { areas: ['x'] },
    ),
  ).toBe('BAD_USER_INPUT');
  expect((await platform.query('care', '{ sharingWebhooks { id } }')).body.data.sharingWebhooks).toEqual([]);
});

test('a field that is taken away stops the webhook without data; with the field it goes on', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const { db } = platform.database;
  const denial = { department: 'care', fields: ['Person.name'], reason: 'test' };
  const denied = await denyFields(db, platform.services.model, denial, 'approver');
  // without any change
  await expect
    .poll(() => standing(platform, 'care', id))
    .toMatchObject({
      state: 'STOPPED',
      reasonCode: 'FIELD_NOT_GRANTED',
      reason: expect.stringContaining('Person.name'),
    });
  const [event] = await recordsOf(platform, Event, here);
  const description = fresh('停止期间');
  await change(platform, Event, event!, { description });
  const refused = await act(platform, 'care', 'resumeSharingWebhook', id);
  expect(refused.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
  const { body } = await platform.query('care', '{ sharingNotices { kind subject } }');
  expect(body.data.sharingNotices).toContainEqual({ kind: 'webhook', subject: id });
  await liftDenial(db, denied, 'approver');
  await expect.poll(() => act(platform, 'care', 'resumeSharingWebhook', id)).toMatchObject({ state: 'ACTIVE' });
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.changes).toMatchObject([{ kind: 'CHANGED', record: { description } }]);
});

test('other rights than before are told before the next changes', async () => {
  const { id } = await add(
    platform,
    'care',
    receiver.url,
    { areas: [here] },
    'subscription ($areas: [String!]) { changes(areas: $areas) { kind id record { ... on Person { id name } } } }',
  );
  await establishGrant(
    platform.database.db,
    platform.services.model,
    {
      department: 'care',
      fields: ['Person.name'],
      access: 'full',
      operators: ['read', 'subscribe'],
      areas: ['440304001'],
      purpose: 'test',
      legalBasis: 'test',
    },
    { requester: 'requester', approvers: ['approver', 'second'] },
  );
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes.map(({ kind }) => kind)).toEqual(['RESYNC']);
  const [person] = await recordsOf(platform, Person, here);
  const name = fresh('改名');
  await change(platform, Person, person!, { name });
  await receiver.until(({ changes }) => changes.length > 1);
  expect(receiver.changes[1]).toMatchObject({ kind: 'CHANGED', record: { name } });
  await act(platform, 'care', 'removeSharingWebhook', id, '');
});

test('a client that is suspended gets nothing more, and goes on when it asks for it again', async () => {
  const { id } = await add(platform, 'far', receiver.url);
  const client = await clientOf('far');
  await suspendClient(platform.database.db, client, 'operator', 'test');
  await expect.poll(() => stateOf(id)).toEqual({ state: 'stopped', code: 'FORBIDDEN' });
  const [event] = await recordsOf(platform, Event, '440304001');
  const description = fresh('停用期间');
  await change(platform, Event, event!, { description });
  await resumeClient(platform.database.db, client, 'operator', 'test');
  await expect.poll(() => act(platform, 'far', 'resumeSharingWebhook', id)).toMatchObject({ state: 'ACTIVE' });
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes).toMatchObject([{ record: { description } }]);
});

test('a new key stops what the old one registered, until the new one takes it over', async () => {
  const { id } = await add(platform, 'register', receiver.url, { areas: [here] });
  const { key } = await rotateClientKey(platform.database.db, await clientOf('register'), undefined, 'operator');
  await expect.poll(() => stateOf(id)).toEqual({ state: 'stopped', code: 'UNAUTHENTICATED' });
  const resume = `mutation { resumeSharingWebhook(id: "${id}") { state } }`;
  const { body } = await sendOperation(`${platform.url}/graphql`, key, resume);
  expect(body.data.resumeSharingWebhook).toEqual({ state: 'ACTIVE' });
  const [event] = await recordsOf(platform, Event, here);
  await change(platform, Event, event!, { description: fresh('新密钥') });
  await receiver.until(({ changes }) => changes.length > 0);
});

test('an admin stops a webhook, which its department cannot resume', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const suspend = `mutation { suspendWebhook(id: "${id}", reason: "核查中") { state } }`;
  expect((await platform.govern('auditor', suspend)).body.errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await platform.govern('operator', suspend)).body.data.suspendWebhook.state).toBe('SUSPENDED');
  const [event] = await recordsOf(platform, Event, here);
  const description = fresh('核查期间');
  await change(platform, Event, event!, { description });
  expect(await act(platform, 'care', 'resumeSharingWebhook', id)).toMatchObject({ state: 'SUSPENDED' });
  expect(await standing(platform, 'care', id)).toMatchObject({ reasonCode: 'SUSPENDED', reason: '核查中' });
  const release = `mutation { releaseWebhook(id: "${id}") { state } }`;
  expect((await platform.govern('operator', release)).body.data.releaseWebhook.state).toBe('ACTIVE');
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes).toMatchObject([{ record: { description } }]);
});
