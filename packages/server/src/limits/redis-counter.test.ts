import { expect, test } from 'vitest';

import { countingServer } from '../fixture/counting-server.ts';
import { openRedisCounter } from './redis-counter.ts';

test('adds up over clients, and fails at once when Redis goes away', async () => {
  const server = await countingServer();
  const errors: Error[] = [];
  const [a, b] = [1, 2].map(() => openRedisCounter(server.url, (error) => errors.push(error))) as [any, any];
  await expect.poll(() => a.connected && b.connected).toBe(true);
  expect(await a.add('fire', 5, 60_000)).toBe(5);
  expect(await b.add('fire', 2, 60_000)).toBe(7);
  expect([...server.counts.keys()]).toEqual(['gridweave:rate:fire']);
  server.stop();
  await expect.poll(() => a.connected).toBe(false);
  const begun = performance.now();
  await expect(a.add('fire', 1, 60_000)).rejects.toThrow(/./);
  expect(performance.now() - begun).toBeLessThan(500);
  a.close();
  b.close();
});

test(
  'counts in a real Redis and lets the count go away by itself',
  { skip: !process.env['TEST_REDIS_URL'] },
  async () => {
    const counter = openRedisCounter(process.env['TEST_REDIS_URL']!, () => {}) as any;
    await expect.poll(() => counter.connected).toBe(true);
    const key = `test-${crypto.randomUUID()}`;
    expect([await counter.add(key, 3, 200), await counter.add(key, 4, 200)]).toEqual([3, 7]);
    await expect.poll(() => counter.add(key, 1, 200), { interval: 400 }).toBe(1);
    counter.close();
  },
);
