import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { DeliveryQueue } from './delivery-queue.ts';

type Deliver = ConstructorParameters<typeof DeliveryQueue>[0]['deliver'];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());
const queues: DeliveryQueue[] = [];
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.close();
});

async function opened(deliver: Deliver): Promise<DeliveryQueue> {
  const queue = new DeliveryQueue({
    database: database.database,
    deliver,
    onError: (error) => {
      throw error;
    },
  });
  queues.push(queue);
  await queue.start();
  return queue;
}

/** A signal that a test gives. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { given: promise, give: () => resolve() };
}

test('what is called while it runs is looked at again, and never twice at once, in two processes as well', async () => {
  const begun = signal();
  const goOn = signal();
  let [runs, atOnce, most] = [0, 0, 0];
  const deliver: Deliver = async () => {
    runs++;
    most = Math.max(most, ++atOnce);
    begun.give();
    await goOn.given;
    atOnce--;
    return false;
  };
  const one = await opened(deliver);
  const other = await opened(deliver);
  const webhook = { id: 'called', client: 'c' };
  one.add([webhook, webhook]);
  await begun.given;
  for (const queue of [one, other]) queue.add([webhook]);
  goOn.give();
  await expect.poll(() => runs).toBeGreaterThan(1);
  expect(most).toBe(1);
});

test('what has more left is called again at once', async () => {
  let left = 3;
  const queue = await opened(async () => --left > 0);
  queue.add([{ id: 'more', client: 'c' }]);
  await expect.poll(() => left).toBe(0);
});

test('what failed waits for another attempt, however often it is added, unless it is hastened', async () => {
  const attempts: number[] = [];
  const queue = await opened(async () => {
    attempts.push(performance.now());
    if (attempts.length < 4) throw new Error('not yet');
    return false;
  });
  const webhook = { id: 'failing', client: 'c' };
  queue.add([webhook]);
  await expect.poll(() => attempts.length).toBe(3);
  await queue.hasten(webhook);
  await expect.poll(() => attempts.length).toBe(4);
});

test('closing breaks off what is on its way, and another process takes it over', async () => {
  const runs: string[] = [];
  const begun = signal();
  const one = await opened(async (_id, stop) => {
    begun.give();
    await new Promise<void>((resolve) => {
      stop.addEventListener('abort', () => resolve());
    });
    runs.push('one');
    stop.throwIfAborted();
    return false;
  });
  one.add([{ id: 'broken off', client: 'c' }]);
  await begun.given;
  await one.close();
  await opened(async () => {
    runs.push('other');
    return false;
  });
  await expect.poll(() => runs).toEqual(['one', 'other']);
});
