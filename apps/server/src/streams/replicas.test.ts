import { Person } from '@gridweave/core';
import { type ReplicatedServer, startReplicated, type TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changesQuery, type Follower, overEvents, overSockets } from './fixture/follower.ts';
import { change, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let server: ReplicatedServer;
let platform: TestPlatform;
beforeAll(async () => {
  server = await startReplicated();
  platform = await threeStreets({ serverUrl: server.url, replicas: (url) => [server.standby.urlOf(url)] });
}, 300_000);
afterAll(async () => {
  await platform?.close();
  await server?.close();
});

const open: Follower[] = [];
afterEach(async () => {
  for (const follower of open.splice(0)) follower.stop();
  await server.standby.resume();
});

const nameOf = async (id: string): Promise<string> =>
  (await platform.query('care', `{ persons(first: 1, where: { id: { eq: "${id}" } }) { nodes { name } } }`)).body.data
    .persons.nodes[0].name;

const replicaReads = (): number => platform.services.engine.replicas!.states[0]!.reads;

/** From now on the replica lags, and `care` is served by it. */
async function lag(id: string): Promise<void> {
  await expect
    .poll(async () => {
      const before = replicaReads();
      await nameOf(id);
      return replicaReads() - before;
    })
    .toBe(1);
  await server.standby.pause();
}

test.each([
  ['server-sent events', overEvents],
  ['a WebSocket', overSockets],
] as const)('what %s have told, a query shows, though the replica lags', async (name, transport) => {
  const [person] = await recordsOf(platform, Person, here);
  const care = transport({ url: platform.url, key: platform.key('care'), query: changesQuery });
  open.push(care);
  await care.opened();
  await lag(person!.id);
  await change(platform, Person, person!, { name });
  await care.until(({ told }) => told.length > 0);
  expect(await nameOf(person!.id)).toBe(name);
});

test('what a page of the feed has told, a query shows, and its answer tells how far it has seen', async () => {
  const [person] = await recordsOf(platform, Person, here);
  const page = (after: string) =>
    platform.query('care', `{ changes(types: [PERSON], after: ${after}) { cursor changes { id } } }`);
  const begun = (await page('null')).body;
  expect(begun.errors).toBeUndefined();
  const { cursor } = begun.data.changes;
  await lag(person!.id);
  await change(platform, Person, person!, { name: '变更页' });
  await expect.poll(async () => (await page(`"${cursor}"`)).body.data.changes.changes).toHaveLength(1);
  expect(await nameOf(person!.id)).toBe('变更页');
  expect((await page(`"${cursor}"`)).headers.get('x-gridweave-seen')).toMatch(/^[0-9a-z]+$/);
});
