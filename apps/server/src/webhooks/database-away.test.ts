import { Event } from '@gridweave/core';
import { type CuttableDatabase, cuttableDatabase, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { change, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';
import { add, forTests, standing } from './fixture/desk.ts';
import { Receiver } from './fixture/receiver.ts';

let platform: TestPlatform;
let database: CuttableDatabase;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await new Receiver().open();
  platform = await threeStreets({
    environment: forTests,
    throughDatabase: async (url) => {
      database = await cuttableDatabase(url);
      return database.url;
    },
  });
}, 180_000);
afterAll(async () => {
  await platform?.close();
  await database?.cut();
  await receiver?.close();
});

test('a database that is lost in the middle of a delivery and comes back loses nothing', async () => {
  const { id } = await add(platform, 'care', receiver.url, { areas: [here] });
  const [first, second] = await recordsOf(platform, Event, here);
  const { promise: isCut, resolve: cut } = Promise.withResolvers<void>();
  receiver.answer = (_received, response) => {
    void database.cut().then(() => {
      response.writeHead(200).end();
      cut();
    });
    return undefined;
  };
  await change(platform, Event, first!, { description: '断开前' });
  await isCut;
  await change(platform, Event, second!, { description: '断开时' });
  receiver.answer = () => 200;
  await database.restore();
  // what was acknowledged and could not be noted comes again, under the same id
  await receiver.until(({ changes }) => changes.some((told) => told.id === second!.id));
  const [begun, again] = receiver.received;
  expect(again!.headers['webhook-id']).toBe(begun!.headers['webhook-id']);
  await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ state: 'ACTIVE', delivered: 2 });
});
