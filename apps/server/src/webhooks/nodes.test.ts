import { Event } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';
import { change, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';
import { act, add, forTests, standing } from './fixture/desk.ts';
import { Receiver } from './fixture/receiver.ts';

let platform: TestPlatform;
let receiver: Receiver;
const processes: ServerProcess[] = [];
beforeAll(async () => {
  platform = await threeStreets({ environment: forTests });
}, 180_000);
afterAll(() => platform?.close());
beforeEach(async () => {
  receiver = await new Receiver().open();
});
afterEach(async () => {
  await receiver.close();
  for (const server of processes.splice(0)) await server.stop();
});

/** Another server on the same database. */
async function another(): Promise<ServerProcess> {
  const server = await serverProcess(platform.database.url, {
    GRIDWEAVE_WEBHOOK_HTTP: 'loopback',
    GRIDWEAVE_WEBHOOK_TIMEOUT: '60000',
  });
  processes.push(server);
  return server;
}

let n = 0;
const fresh = (text: string): string => `${text} ${++n}`;

test('two servers deliver each batch once, one after the other, and each record in order', async () => {
  await another();
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  let atOnce = 0;
  let most = 0;
  receiver.answer = (_received, response) => {
    most = Math.max(most, ++atOnce);
    setTimeout(() => {
      atOnce--;
      response.writeHead(200).end();
    }, 30);
    return undefined;
  };
  const events = await recordsOf(platform, Event, here, 3);
  let last = '';
  for (let i = 0; i < 40; i++) await change(platform, Event, events[i % 3]!, { description: (last = fresh('并发')) });
  await receiver.until(({ changes }) => changes.some(({ record }) => record.description === last));
  expect(most).toBe(1);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(ids.length);
  const numbers = Map.groupBy(receiver.changes, (told) => told.id);
  for (const told of numbers.values()) {
    const order = told.map(({ record }) => Number(record.description.split(' ')[1]));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ delivered: ids.length, failures: 0 });
  await act(platform, 'care', 'removeSharingWebhook', id, '');
});

test('a server that is killed in the middle of a delivery loses nothing: another one sends the same batch again', async () => {
  // from here on this server delivers nothing
  await platform.services.endpoint.webhooks.close();
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  receiver.answer = () => undefined;
  const first = await another();
  const [event, later] = await recordsOf(platform, Event, here);
  const [before, after] = [fresh('中断前'), fresh('中断后')];
  await change(platform, Event, event!, { description: before });
  await receiver.until(({ received }) => received.length === 1);
  await first.stop('SIGKILL');
  await change(platform, Event, later!, { description: after });
  receiver.answer = () => 200;
  await another();
  await receiver.until(({ changes }) => changes.length >= 3);
  const [begun, again, next] = receiver.received;
  expect(again!.headers['webhook-id']).toBe(begun!.headers['webhook-id']);
  expect(again!.body.data.changes).toEqual(begun!.body.data.changes);
  expect(next!.body.data.changes).toMatchObject([{ id: later!.id, record: { description: after } }]);
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ delivered: 2 });
});
