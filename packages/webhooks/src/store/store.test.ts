import { accessMigrations } from '@gridweave/access';
import { migrate } from '@gridweave/database';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  addWebhook,
  beginBatch,
  type DueWebhook,
  giveUp,
  noteFailure,
  pauseWebhook,
  queueDeadLetters,
  readDeadLetters,
  readDue,
  readRoutes,
  readWebhooks,
  resumeWebhook,
  rotateSecret,
  settleDelivered,
  skipBatch,
  webhookMigrations,
} from '../index.ts';

let database: TestDatabase;
let db: Kysely<any>;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.database, [accessMigrations, webhookMigrations]);
  ({ db } = database.database);
});
afterAll(() => database?.drop());

let clients = 0;

function webhook(client = `c${++clients}`) {
  return {
    caller: { client, name: 'test', department: 'fire', keyMark: 'mark' },
    title: 'test',
    url: 'https://fire.example/',
    query: 'subscription { changes { id } }',
    variables: {},
    purpose: null,
    types: ['Event'],
    position: '10',
    rights: 'r1',
  };
}

async function due(id: string): Promise<DueWebhook> {
  return (await readDue(db, id))!;
}

test('many at once do not make more than a client may have', async () => {
  const added = await Promise.allSettled(Array.from({ length: 8 }, () => addWebhook(db, webhook('crowd'), 3)));
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(await readWebhooks(db, { client: 'crowd' })).toHaveLength(3);
});

test('of two that hold the same batch only the first one moves the webhook', async () => {
  const { id } = await addWebhook(db, webhook(), 1);
  const [one, other] = [await due(id), await due(id)];
  const begun = (await beginBatch(db, one, 'msg_1', '20'))!;
  expect(await beginBatch(db, other, 'msg_2', '25')).toBeUndefined();
  const late = await due(id);
  expect(late.batch).toEqual({ deadLetter: null, after: '10', to: '20', messageId: 'msg_1' });
  const end = { to: '20', rights: 'r1', reached: null };
  expect(await settleDelivered(db, late, end, 204)).toBe(true);
  expect(await settleDelivered(db, begun, end, 204)).toBe(false);
  expect(await skipBatch(db, other, { ...end, to: '15' })).toBe(false);
  await giveUp(db, begun, end, 'msg_1', [], 'HTTP 500');
  expect(await readWebhooks(db, { id })).toMatchObject([{ state: 'active', delivered: '1', deadLetters: 0 }]);
  expect((await due(id)).batch).toEqual({ deadLetter: null, after: '20', to: null, messageId: null });
});

test('a dead letter that is asked for again comes before what follows, and goes when it is delivered', async () => {
  const made = webhook();
  const { id } = await addWebhook(db, made, 1);
  const own = { id, caller: made.caller };
  const begun = (await beginBatch(db, await due(id), 'msg_1', '20'))!;
  await noteFailure(db, begun, 'HTTP 500');
  await giveUp(db, begun, { to: '20' }, 'msg_1', [{ type: 'Event', id: '7' }], 'HTTP 500');
  expect(await readDue(db, id)).toBeUndefined();
  await queueDeadLetters(db, { ...own, caller: { ...made.caller, client: 'somebody else' } });
  expect(await readDeadLetters(db, id, 9)).toMatchObject([{ attempts: 1, isQueued: false }]);
  await queueDeadLetters(db, own);
  await resumeWebhook(db, own);
  const again = await due(id);
  expect(again.batch).toEqual({ deadLetter: expect.any(String), after: '10', to: '20', messageId: 'msg_1' });
  // it fails once more
  await noteFailure(db, again, 'NO_ANSWER');
  await giveUp(db, again, { to: '20' }, 'msg_1', [], 'NO_ANSWER');
  expect(await readDeadLetters(db, id, 9)).toMatchObject([{ attempts: 2, outcome: 'NO_ANSWER', isQueued: false }]);
  await queueDeadLetters(db, own);
  await resumeWebhook(db, own);
  expect(await settleDelivered(db, await due(id), { to: '20', rights: 'r1', reached: null }, 200)).toBe(true);
  expect(await readDeadLetters(db, id, 9)).toEqual([]);
  expect((await due(id)).batch).toMatchObject({ deadLetter: null, after: '20' });
});

test('the old secret signs beside the new one, and neither is shown with the webhook', async () => {
  const made = webhook();
  const { id, secret } = await addWebhook(db, made, 1);
  const rotated = (await rotateSecret(db, { id, caller: made.caller }))!;
  const { secrets } = await due(id);
  expect(secrets.map((one) => `whsec_${one.toString('base64')}`)).toEqual([rotated.secret, secret]);
  const shown = JSON.stringify(await readWebhooks(db, { id }));
  for (const one of secrets)
    for (const form of ['base64', 'hex'] as const) expect(shown).not.toContain(one.toString(form));
});

test('what does not deliver is on no route', async () => {
  const made = webhook();
  const { id } = await addWebhook(db, made, 1);
  const route = { id, client: made.caller.client, types: ['Event'], isStale: false };
  expect(await readRoutes(db)).toContainEqual(route);
  await pauseWebhook(db, { id, caller: made.caller });
  expect(await readRoutes(db)).not.toContainEqual(route);
});
