import { sendOperation, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterEach, expect, test } from 'vitest';

import { readEnvironment } from '../environment/index.ts';
import { countingServer, type CountingServer } from '../fixture/counting-server.ts';
import { departments, town, townRows } from '../fixture/town.ts';
import { openLogger } from '../log/index.ts';
import { type Platform, startPlatform } from '../platform/index.ts';

let redis: CountingServer | undefined;
let one: TestPlatform;
let other: Platform;
afterEach(async () => {
  await other?.close();
  await one?.close();
  redis?.stop();
});

/** Two servers on one database that count in one Redis: the one of TEST_REDIS_URL, or one that speaks like it. */
async function start(limits: Parameters<typeof testPlatform>[0]['environment']): Promise<void> {
  const given = process.env['TEST_REDIS_URL'];
  redis = given ? undefined : await countingServer();
  const environment = { ...limits, redisUrl: given ?? redis!.url };
  one = await testPlatform({ plugins: [town], departments, rows: townRows, environment });
  const more = {
    ...readEnvironment({}),
    databaseUrl: one.database.url,
    port: 0,
    auditKey: `${one.dataFolder}/audit-seal.pem`,
  };
  other = await startPlatform({
    plugins: [town],
    environment: { ...more, ...environment },
    logger: openLogger('silent'),
  });
  await other.ready;
  await expect.poll(() => one.services.redis?.connected).toBe(true);
  const services = await other.ready;
  await expect.poll(() => services.redis?.connected).toBe(true);
}

const ask = (at: number, document: string) =>
  sendOperation(`${at % 2 === 0 ? one.url : other.url}/graphql`, one.key('fire'), document);

test('attack 22: two servers give a client no more than one would, in requests', async () => {
  await start({ requestRate: 20 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => ask(i, '{ houses(first: 1) { nodes { id } } }')),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(30);
  for (const { headers } of refused) {
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=20;w=60');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
});

test('attack 22: nor in calls of a field, however aliases, fragments and operations are cut', async () => {
  await start({ fieldRate: 12 });
  const cuts = [
    '{ a: houses(first: 1) { nodes { id } } b: houses(first: 1) { nodes { id } } }',
    'query A { ...F } fragment F on Query { houses(first: 1) { nodes { id } } c: houses(first: 1) { nodes { id } } }',
  ];
  let calls = 0;
  for (let i = 0; i < 12; i++) if ((await ask(i, cuts[i % 2]!)).status === 200) calls += 2;
  expect(calls).toBe(12);
});
