import { Person } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { EventSource } from 'eventsource';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changesQuery, Follower } from './fixture/follower.ts';
import { change, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

const open: Follower[] = [];
afterEach(() => {
  for (const follower of open.splice(0)) follower.stop();
});

async function keep(department: string, query = changesQuery): Promise<{ status: number; body: any }> {
  const response = await fetch(`${platform.url}/graphql/streams`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${platform.key(department)}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.json() };
}

/** As a page of a browser does it, with nothing but an address. */
function listen(address: string, lastEventId?: string): Follower {
  const follower = new Follower();
  const source = new EventSource(`${platform.url}${address}`, {
    fetch: (url, init) =>
      fetch(url, lastEventId ? { ...init, headers: { ...init.headers, 'Last-Event-ID': lastEventId } } : init),
  });
  source.addEventListener('next', ({ data, lastEventId: id }) => {
    const result = JSON.parse(data);
    if (result.data) expect(result.data.changes.cursor).toBe(id);
    follower.take(result);
  });
  source.addEventListener('complete', () => {
    source.close();
    follower.end();
  });
  source.addEventListener('error', (error) => {
    if (source.readyState === source.CLOSED) follower.end({ code: error.code });
  });
  follower.stop = () => source.close();
  open.push(follower);
  return follower;
}

test('EventSource follows an address that stands for one subscription, and goes on after the last event', async () => {
  const { status, body } = await keep('care');
  expect(status).toBe(201);
  expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now());
  const first = await listen(body.url).opened();
  const [person, other] = await recordsOf(platform, Person, here);
  await change(platform, Person, person!, { name: '页面一' });
  await first.until(({ told }) => told.length > 0);
  expect(first.told).toMatchObject([{ kind: 'CHANGED', id: person!.id, record: { name: '页面一' } }]);
  first.stop();
  await change(platform, Person, other!, { name: '页面二' });
  const again = listen(body.url, first.cursor);
  await again.until(({ told }) => told.length > 0);
  expect(again.told).toMatchObject([{ id: other!.id, record: { name: '页面二' } }]);
});

test('the address is kept for nothing that would be refused', async () => {
  const refused = await keep('care', 'subscription { changes { record { ... on Person { phone } } } }');
  expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([200, 'FIELD_NOT_GRANTED']);
  const query = await keep('care', '{ houses { totalCount } }');
  expect(query.body.errors[0].extensions.code).toBe('BAD_REQUEST');
  expect(query.body.errors[0].message).toContain('POST /graphql');
});

test('another address opens nothing', async () => {
  const { body } = await keep('care');
  for (const address of ['/graphql/streams', '/graphql/streams?ticket=', `${body.url.slice(0, -1)}~`]) {
    const follower = listen(address);
    await follower.until(({ isOver }) => isOver);
    expect(follower.changes).toEqual([]);
    expect([400, 401]).toContain(follower.errors[0].code);
  }
});

test('a suspended client is cut off, and its address is of no use any more', async () => {
  const { body } = await keep('far');
  const follower = await listen(body.url).opened();
  const { clients } = (await platform.govern('operator', '{ clients(department: "far") { id } }')).body.data;
  const suspended = await platform.govern(
    'operator',
    'mutation ($id: ID!) { suspendClient(id: $id, reason: "钥匙外泄") { id } }',
    { id: clients[0].id },
  );
  expect(suspended.body.errors).toBeUndefined();
  await follower.until(({ isOver }) => isOver);
  expect(follower.errors[0].extensions.code).toBe('FORBIDDEN');
  const again = listen(body.url);
  await again.until(({ isOver }) => isOver);
  expect(again.errors).toEqual([{ code: 403 }]);
});
