import { Event, House, Person } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changesQuery, Follower, overEvents, overSockets, type Transport } from './fixture/follower.ts';
import { change, elsewhere, here, recordsOf, there, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets({ environment: { heartbeatMs: 500, streamLimit: 20 } });
}, 300_000);
afterAll(() => platform?.close());

const open: Follower[] = [];
afterEach(() => {
  for (const follower of open.splice(0)) follower.stop();
});

let given = 0;
/** A text that no record has yet, so that writing it is a change. */
const fresh = (text: string): string => `${text}${++given}`;

async function follow(
  transport: Transport,
  department: string,
  variables: Record<string, unknown> = {},
  query = changesQuery,
): Promise<Follower> {
  const follower = transport({ url: platform.url, key: platform.key(department), query, variables });
  open.push(follower);
  return follower.opened();
}

test('an operation may be in the address, as graphql-sse has it', async () => {
  const url = `${platform.url}/graphql?query=${encodeURIComponent(changesQuery)}`;
  const headers = { Authorization: `Bearer ${platform.key('care')}`, Accept: 'text/event-stream' };
  const stopping = new AbortController();
  const stream = await fetch(`${url}&variables=${encodeURIComponent(JSON.stringify({ areas: [here] }))}`, {
    headers,
    signal: stopping.signal,
  });
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const { value } = await stream.body!.getReader().read();
  expect(String(Buffer.from(value!))).toMatch(
    /^event: next\nid: [\w-]+\ndata: \{"data":\{"changes":\{"kind":"HEARTBEAT"/,
  );
  stopping.abort();
  for (const [address, status] of [
    [`${url}&variables=x`, 400],
    [`${platform.url}/graphql?query=${encodeURIComponent('{ houses { totalCount } }')}`, 400],
    [`${platform.url}/graphql`, 400],
  ] as const)
    expect((await fetch(address, { headers })).status).toBe(status);
  expect((await fetch(url, { headers: { Accept: 'text/event-stream' } })).status).toBe(401);
});

describe.each([
  ['server-sent events', overEvents],
  ['a WebSocket', overSockets],
] as const)('over %s', (_name, transport) => {
  test('a change is told with its fields and the record as it is now', async () => {
    const care = await follow(transport, 'care');
    const [house] = await recordsOf(platform, House, here);
    const name = fresh('王小明');
    await change(platform, House, house!, { owner_name: name, owner_phone: fresh('1380000') });
    await care.until(({ told }) => told.length > 0);
    expect(care.told).toMatchObject([
      { kind: 'CHANGED', type: 'HOUSE', id: house!.id, record: { id: house!.id, ownerName: name } },
    ]);
    expect(care.told[0]!.fields).toContain('ownerName');
    expect(care.errors).toEqual([]);
  });

  test('what another street does is not told, and a field that may not be read is not named', async () => {
    const care = await follow(transport, 'care');
    const far = await follow(transport, 'far');
    const [away] = await recordsOf(platform, Person, elsewhere);
    const [far1, near1] = [fresh('远方人'), fresh('近处人')];
    const [near] = await recordsOf(platform, Person, here);
    await change(platform, Person, away!, { name: far1 });
    await change(platform, Person, near!, { phone: fresh('1390000') });
    await change(platform, Person, near!, { name: near1, phone: fresh('1390000') });
    await care.until(({ told }) => told.length > 0);
    expect(care.told).toMatchObject([{ kind: 'CHANGED', id: near!.id, fields: ['name'], record: { name: near1 } }]);
    await far.until(({ told }) => told.length > 0);
    expect(far.told).toMatchObject([{ id: away!.id, record: { name: far1 } }]);
  });

  test('an area narrows what is followed', async () => {
    const care = await follow(transport, 'care', { areas: [there] });
    const [first] = await recordsOf(platform, Event, here);
    const near = fresh('邻街道');
    const [second] = await recordsOf(platform, Event, there);
    await change(platform, Event, first!, { description: fresh('本街道') });
    await change(platform, Event, second!, { description: near });
    await care.until(({ told }) => told.length > 0);
    expect(care.told).toMatchObject([{ type: 'EVENT', id: second!.id, record: { description: near } }]);
  });

  test('a stream goes on after its cursor, and has all that came in between', async () => {
    const first = await follow(transport, 'care');
    const { cursor } = first;
    first.stop();
    const events = await recordsOf(platform, Event, here, 3);
    for (const event of events) await change(platform, Event, event, { description: fresh('中断期间') });
    const again = await follow(transport, 'care', { after: cursor });
    await again.until(({ told }) => told.length >= events.length);
    expect(again.told.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(again.changes.some(({ kind }) => kind === 'RESYNC')).toBe(false);
  });

  test('a field that was not granted is refused when the stream begins', async () => {
    const query = 'subscription { changes { kind record { ... on Person { phone } } cursor } }';
    const care = await follow(transport, 'care', {}, query);
    await care.until(({ isOver }) => isOver);
    expect(JSON.stringify(care.errors.map((error) => error.extensions ?? String(error)))).toMatch(
      /FIELD_NOT_GRANTED|403/,
    );
    expect(care.changes).toEqual([]);
  });

  test('a wrong key opens nothing', async () => {
    const follower = transport({ url: platform.url, key: 'gw_0_nobody', query: changesQuery });
    await follower.until(({ isOver }) => isOver);
    expect(follower.changes).toEqual([]);
    expect(follower.errors).toHaveLength(1);
  });

  test('without changes the stream tells how far it has come', async () => {
    const care = await follow(transport, 'care');
    await care.until(({ changes }) => changes.length >= 2);
    expect(care.changes.map(({ kind }) => kind)).toEqual(['HEARTBEAT', 'HEARTBEAT']);
  });
});
