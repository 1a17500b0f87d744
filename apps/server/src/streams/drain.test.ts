import { Event } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverProcess } from '../fixture/server-process.ts';
import { changesQuery, type Follower, overEvents, overSockets } from './fixture/follower.ts';
import { change, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

test('a server that stops ends its streams with a reason, and they go on elsewhere without a gap', async () => {
  const server = await serverProcess(platform.database.url, { GRIDWEAVE_DRAIN: '60000' });
  const open = (url: string, transport: typeof overEvents, after?: string): Promise<Follower> =>
    transport({ url, key: platform.key('care'), query: changesQuery, variables: { after } }).opened();
  const followers = await Promise.all([open(server.url, overEvents), open(server.url, overSockets)]);
  const [event] = await recordsOf(platform, Event, here);
  const stopping = new AbortController();
  let written = 0;
  const writing = (async () => {
    while (!stopping.signal.aborted) await change(platform, Event, event!, { description: `第 ${++written} 次` });
  })();
  await Promise.all(followers.map((one) => one.until(({ told }) => told.length > 2)));
  await server.stop('SIGTERM');
  await Promise.all(followers.map((one) => one.until(({ isOver }) => isOver)));
  stopping.abort();
  await writing;
  await change(platform, Event, event!, { description: '最后' });
  for (const [i, { errors, cursor }] of followers.entries()) {
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['STREAM_CUT']);
    const again = await open(platform.url, i === 0 ? overEvents : overSockets, cursor);
    await again.until(({ told }) => told.at(-1)?.record?.['description'] === '最后');
    expect(again.changes.some(({ kind }) => kind === 'RESYNC')).toBe(false);
    again.stop();
  }
  for (const one of followers) one.stop();
});
