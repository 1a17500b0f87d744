import { Event, Person } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { change, elsewhere, here, recordsOf, there, threeStreets } from '../streams/fixture/three-streets.ts';
import { act, add, forTests, standing, tryAdd } from './fixture/desk.ts';
import { Receiver } from './fixture/receiver.ts';

let platform: TestPlatform;
let receiver: Receiver;
const added: string[] = [];
beforeAll(async () => {
  platform = await threeStreets({ environment: { ...forTests, webhookLimit: 3 } });
}, 180_000);
afterAll(() => platform?.close());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(async () => {
  for (const id of added.splice(0)) await act(platform, 'care', 'removeSharingWebhook', id, '');
  await receiver.close();
});

async function hook(...args: Parameters<typeof add> extends [any, any, any, ...infer R] ? R : never) {
  const webhook = await add(platform, 'care', receiver.url, ...args);
  added.push(webhook.id);
  return webhook;
}

let n = 0;
const fresh = (text: string): string => `${text} ${++n}`;

test('a change is delivered with a signature that an independent implementation verifies, and recorded', async () => {
  const { id, secret } = await hook({ areas: [here] });
  const [event] = await recordsOf(platform, Event, here);
  const [far] = await recordsOf(platform, Event, elsewhere);
  const description = fresh('推送');
  await change(platform, Event, far!, { description: fresh('别处') });
  await change(platform, Event, event!, { description });
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes).toEqual([
    { kind: 'CHANGED', type: 'EVENT', id: event!.id, fields: ['description'], record: { id: event!.id, description } },
  ]);
  const [{ text, headers, body }] = receiver.received as [any];
  expect(body).toMatchObject({ type: 'changes', data: { cursor: expect.any(String) } });
  expect(new Webhook(secret).verify(text, headers)).toEqual(body);
  expect(() => new Webhook(secret).verify(`${text} `, headers)).toThrow('No matching signature found');
  await expect
    .poll(() => standing(platform, 'care', id))
    .toMatchObject({
      state: 'ACTIVE',
      delivered: 1,
      failures: 0,
      lastOutcome: 'HTTP 204',
    });
  await platform.services.audit.flush();
  const { rows } = await sql<{ rows: string }>`
    select row_count::text as rows from audit.record where purpose = 'webhook test' and request_id = ${headers['webhook-id']} and outcome = 'ok'`.execute(
    platform.database.db,
  );
  expect(rows).toEqual([{ rows: '1' }]);
  // the cursor of a delivery is one of the feed
  const feed = await platform.query(
    'care',
    'query ($after: String) { changes(after: $after, types: [EVENT]) { changes { kind id } } }',
    {
      after: body.data.cursor,
    },
  );
  expect(feed.body.errors).toBeUndefined();
});

test('a batch that is refused or not answered in time is sent again under the same id until it is taken', async () => {
  const { secret, id } = await hook({ areas: [here] });
  let attempts = 0;
  receiver.answer = () => {
    attempts++;
    // the second is never answered
    return attempts === 1 ? 500 : attempts === 2 ? undefined : 200;
  };
  const [event] = await recordsOf(platform, Event, here);
  const description = fresh('重试');
  await change(platform, Event, event!, { description });
  await receiver.until(({ received }) => received.length >= 3);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  for (const { text, headers } of receiver.received) new Webhook(secret).verify(text, headers as any);
  expect(receiver.changes.map(({ record }) => record.description)).toEqual([description, description, description]);
  await expect
    .poll(() => standing(platform, 'care', id))
    .toMatchObject({ delivered: 1, failures: 0, failingSince: null });
});

test('a receiver that was away gets everything when it is back, in order', async () => {
  const { id } = await hook({ areas: [here] });
  await receiver.close();
  const [event] = await recordsOf(platform, Event, here);
  await change(platform, Event, event!, { description: fresh('离线一') });
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ lastOutcome: 'NO_ANSWER' });
  const last = fresh('离线二');
  const people = await recordsOf(platform, Person, here, 3);
  for (const person of people) await change(platform, Person, person, { name: fresh('离线') });
  await change(platform, Event, event!, { description: last });
  await receiver.open();
  // the batch that failed is sent first, with the records as they are now, then what came meanwhile
  await receiver.until(({ changes }) => changes.length >= people.length + 2);
  expect(receiver.changes.at(-1).record.description).toBe(last);
  const seen = new Set(receiver.changes.map(({ type, id: record }) => `${type} ${record}`));
  expect(seen).toEqual(new Set([`EVENT ${event!.id}`, ...people.map((person) => `PERSON ${person.id}`)]));
});

test('a new secret and the old one both sign for a day', async () => {
  const { id, secret } = await hook({ areas: [here] });
  const rotated = await act(platform, 'care', 'rotateSharingWebhookSecret', id, '{ secret }');
  expect(rotated.secret).not.toBe(secret);
  const [event] = await recordsOf(platform, Event, here);
  await change(platform, Event, event!, { description: fresh('换密钥') });
  await receiver.until(({ received }) => received.length > 0);
  const [{ text, headers }] = receiver.received as [any];
  for (const key of [secret, rotated.secret]) new Webhook(key).verify(text, headers);
});

test('a record that goes where the department does not reach leaves', async () => {
  await hook();
  const [, , , , person] = await recordsOf(platform, Person, there, 5);
  await change(platform, Person, person!, { street_code: elsewhere, community_code: `${elsewhere}001` });
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes).toEqual([{ kind: 'LEFT', type: 'PERSON', id: person!.id, fields: [], record: null }]);
});

test('a webhook that is paused keeps its place', async () => {
  const { id } = await hook({ areas: [here] });
  expect(await act(platform, 'care', 'pauseSharingWebhook', id)).toMatchObject({ state: 'PAUSED' });
  const [event] = await recordsOf(platform, Event, here);
  const description = fresh('暂停期间');
  await change(platform, Event, event!, { description });
  expect(await act(platform, 'care', 'resumeSharingWebhook', id)).toMatchObject({ state: 'ACTIVE' });
  await receiver.until(({ changes }) => changes.length > 0);
  expect(receiver.changes).toMatchObject([{ record: { description } }]);
});

test('a client has so many webhooks and no more, and those of others do not exist', async () => {
  const { id } = await hook();
  await hook();
  await hook();
  const { errors } = await act(platform, 'far', 'pauseSharingWebhook', id);
  expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect((await platform.query('far', '{ sharingWebhooks { id } }')).body.data.sharingWebhooks).toEqual([]);
  const refused = await tryAdd(platform, 'care', receiver.url);
  expect(refused.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', limit: 'webhooks', most: 3 });
  const { body } = await platform.govern('auditor', '{ webhooks { id department state url } }');
  expect(body.data.webhooks).toHaveLength(3);
});
