import { expect, test } from 'vitest';

import { LocalMeter } from './meter.ts';
import { type SharedCounter, SharedMeter } from './shared-meter.ts';

test('a quota may be used at once, then comes back evenly', () => {
  let now = 1_000;
  const meter = new LocalMeter(60, () => now);
  for (let i = 0; i < 60; i++) expect(meter.take(1)).toBe(true);
  expect(meter.take(1)).toBe(false);
  expect(meter.remaining).toBe(0);
  expect(meter.resetsIn).toBe(60);
  now += 1_000;
  expect(meter.remaining).toBe(1);
  expect(meter.take(1)).toBe(true);
  expect(meter.take(1)).toBe(false);
  now += 60_000;
  expect(meter.take(60)).toBe(true);
});

test('what does not fit is not taken at all', () => {
  const meter = new LocalMeter(100, () => 0);
  expect(meter.take(90)).toBe(true);
  expect(meter.take(11)).toBe(false);
  expect(meter.take(10)).toBe(true);
});

function sharedCounter(): SharedCounter & { calls: number; away: boolean } {
  const counts = new Map<string, number>();
  return {
    calls: 0,
    away: false,
    async add(key, n) {
      this.calls++;
      if (this.away) throw new Error('away');
      counts.set(key, (counts.get(key) ?? 0) + n);
      return counts.get(key)!;
    },
  };
}

test('attack 22: two nodes together never exceed the quota', async () => {
  const counter = sharedCounter();
  const nodes = [1, 2].map(() => new SharedMeter('fire', 1_000, counter, () => 30_000));
  const taken = await Promise.all(Array.from({ length: 3_000 }, (_, i) => nodes[i % 2]!.take(1)));
  expect(taken.filter(Boolean).length).toBeLessThanOrEqual(1_000);
  expect(taken.filter(Boolean).length).toBeGreaterThan(980);
});

test('most calls need no round trip', async () => {
  const counter = sharedCounter();
  const meter = new SharedMeter('fire', 20_000, counter, () => 0);
  for (let i = 0; i < 1_000; i++) await meter.take(1);
  expect(counter.calls).toBeLessThanOrEqual(10);
  expect(meter.take(1)).toBeInstanceOf(Promise);
});

test('a new window has the whole quota again', async () => {
  let now = 59_000;
  const meter = new SharedMeter('fire', 2, sharedCounter(), () => now);
  expect([await meter.take(1), await meter.take(1), await meter.take(1)]).toEqual([true, true, false]);
  expect(meter.resetsIn).toBe(1);
  now = 60_001;
  expect(await meter.take(1)).toBe(true);
});

test('while the shared counts are away the node limits on its own', async () => {
  const counter = sharedCounter();
  counter.away = true;
  const meter = new SharedMeter('fire', 3, counter, () => 0);
  expect([await meter.take(1), await meter.take(2), await meter.take(1)]).toEqual([true, true, false]);
});
