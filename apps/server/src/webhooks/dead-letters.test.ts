import { Event } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { change, elsewhere, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';
import { act, add, forTests, standing } from './fixture/desk.ts';
import { Receiver } from './fixture/receiver.ts';

let platform: TestPlatform;
let receiver: Receiver;
beforeAll(async () => {
  platform = await threeStreets({ environment: { ...forTests, webhookPatienceMs: 1_000 } });
}, 180_000);
afterAll(() => platform?.close());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(() => receiver.close());

let n = 0;
const fresh = (text: string): string => `${text} ${++n}`;

test('what is given up is a dead letter without content, and is delivered again before anything newer', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const [first, second] = await recordsOf(platform, Event, here);
  receiver.answer = () => 503;
  const secret = fresh('不得留存');
  const [unseen] = await recordsOf(platform, Event, elsewhere);
  await change(platform, Event, unseen!, { description: fresh('看不到') });
  await change(platform, Event, first!, { description: secret });
  await expect
    .poll(() => standing(platform, 'care', id))
    .toMatchObject({
      state: 'FAILING',
      reasonCode: 'RECEIVER_FAILING',
      deadLetterCount: 1,
    });
  const messageId = receiver.received[0]!.headers['webhook-id'];
  expect((await standing(platform, 'care', id)).deadLetters).toEqual([
    {
      messageId,
      records: [{ type: 'Event', id: first!.id }],
      attempts: receiver.received.length,
      outcome: 'HTTP 503',
      isQueued: false,
    },
  ]);
  const { rows } = await sql<{ kept: string }>`
    select to_jsonb(e)::text || (select jsonb_agg(to_jsonb(d))::text from webhook.dead_letter as d) as kept
    from webhook.endpoint as e where id = ${id}`.execute(platform.database.db);
  expect(rows[0]!.kept).not.toContain(secret);
  const newer = fresh('之后');
  await change(platform, Event, second!, { description: newer });
  receiver.answer = () => 200;
  receiver.received.length = 0;
  expect(await act(platform, 'care', 'replaySharingWebhook', id)).toMatchObject({ state: 'ACTIVE' });
  await receiver.until(({ changes }) => changes.length >= 2);
  expect(receiver.received[0]!.headers['webhook-id']).toBe(messageId);
  expect(receiver.changes.map(({ id: record }) => record)).toEqual([first!.id, second!.id]);
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ state: 'ACTIVE', deadLetterCount: 0 });
});

test('resuming leaves a batch that was given up behind', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const [first, second] = await recordsOf(platform, Event, here);
  receiver.answer = ({ body }) => (body.data.changes.some((c: { id: string }) => c.id === first!.id) ? 400 : 200);
  await change(platform, Event, first!, { description: fresh('无法处理') });
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ state: 'FAILING' });
  receiver.received.length = 0;
  await act(platform, 'care', 'resumeSharingWebhook', id);
  await change(platform, Event, second!, { description: fresh('可以处理') });
  await receiver.until(({ received }) => received.length > 0);
  expect(receiver.changes.map(({ id: record }) => record)).toEqual([second!.id]);
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ deadLetterCount: 1, delivered: 1 });
});

test('a webhook goes back to a cursor and delivers from there again', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const [first, second, third] = await recordsOf(platform, Event, here);
  await change(platform, Event, first!, { description: fresh('一') });
  await receiver.until(({ received }) => received.length > 0);
  const { cursor } = receiver.received[0]!.body.data;
  await change(platform, Event, second!, { description: fresh('二') });
  await receiver.until(({ changes }) => changes.length >= 2);
  await change(platform, Event, third!, { description: fresh('三') });
  await receiver.until(({ changes }) => changes.length >= 3);
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ delivered: 3 });
  receiver.received.length = 0;
  await act(platform, 'care', 'replaySharingWebhook', id, '{ state }', `, after: ${JSON.stringify(cursor)}`);
  await receiver.until(({ changes }) => changes.length >= 2);
  expect(receiver.changes.map(({ id: record }) => record)).toEqual([second!.id, third!.id]);
  const wrong = await act(platform, 'care', 'replaySharingWebhook', id, '{ state }', ', after: "nonsense"');
  expect(wrong.errors[0].extensions.code).toBe('BAD_CURSOR');
});

test('a receiver that answers 410 gets nothing more', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const [first] = await recordsOf(platform, Event, here);
  receiver.answer = () => 410;
  await change(platform, Event, first!, { description: fresh('不再接收') });
  await expect
    .poll(() => standing(platform, 'care', id))
    .toMatchObject({ state: 'STOPPED', reasonCode: 'RECEIVER_GONE' });
});
