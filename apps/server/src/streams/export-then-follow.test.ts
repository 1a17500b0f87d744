import { Event } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

const feed = `query ($after: String) {
  changes(types: [EVENT], after: $after, first: 1000) { cursor hasMore changes { kind id record { ... on Event { id description } } } }
}`;

test('who exports and goes on from the cursor of the export misses nothing and is not told to begin anew', async () => {
  const events = await recordsOf(platform, Event, here, 12);
  const stopping = new AbortController();
  let written = 0;
  const writing = (async () => {
    while (!stopping.signal.aborted)
      await change(platform, Event, events[written % events.length]!, { description: `第 ${++written} 次` });
  })();
  await expect.poll(() => written, { timeout: 10_000 }).toBeGreaterThan(20);
  const response = await fetch(`${platform.url}/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${platform.key('care')}` },
    body: JSON.stringify({ query: '{ events { nodes { id description } } }' }),
  });
  expect(response.status).toBe(200);
  const after = response.headers.get('x-gridweave-changes-after')!;
  const copy = new Map<string, string>();
  for (const line of (await response.text()).trim().split('\n')) {
    const { id, description } = JSON.parse(line);
    if (id !== undefined) copy.set(id, description);
  }
  await expect.poll(() => written, { timeout: 10_000 }).toBeGreaterThan(60);
  stopping.abort();
  await writing;

  const now = async (): Promise<Map<string, string>> => {
    const { body } = await platform.query('care', '{ events(first: 1000) { nodes { id description } } }');
    return new Map(body.data.events.nodes.map(({ id, description }: any) => [id, description]));
  };
  const kinds = new Set<string>();
  let cursor = after;
  const followed = async (): Promise<Map<string, string>> => {
    const { body } = await platform.query('care', feed, { after: cursor });
    for (const { kind, id, record } of body.data.changes.changes) {
      kinds.add(kind);
      if (record) copy.set(id, record.description);
    }
    ({ cursor } = body.data.changes);
    return copy;
  };
  const end = await now();
  await expect.poll(async () => [...(await followed())].sort(), { timeout: 15_000 }).toEqual([...end].sort());
  expect([...kinds]).toEqual(['CHANGED']);
});
