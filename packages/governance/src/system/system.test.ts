import { core } from '@gridweave/core';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [core], departments: [{ code: 'plain', areas: ['4403'] }] });
});
afterAll(() => platform?.close());

const document = `{ system {
  processes { id name isThis isAlive policyVersion leaseMs confirmedAgoMs memoryMb replicas { name } }
  database { version bytes policyVersion connections mostConnections schemas { name bytes } }
  queues { webhooksFailing deadLetters jobsRunning unsealed lastSeal } } }`;

async function system(admin: 'keeper' | 'plugins' = 'keeper'): Promise<any> {
  const { body } = await platform.govern(admin, document);
  expect(body.errors).toBeUndefined();
  return body.data.system;
}

test('this process, the database and what waits', async () => {
  const { processes, database, queues } = await system();
  expect(processes).toMatchObject([{ isThis: true, isAlive: true, leaseMs: 60_000, replicas: [] }]);
  expect(processes[0].policyVersion).toBe(database.policyVersion);
  expect(processes[0].confirmedAgoMs).toBeLessThan(60_000);
  expect(database.bytes).toBeGreaterThan(1_000_000);
  expect(database.schemas.map(({ name }: any) => name)).toEqual(expect.arrayContaining(['core', 'access', 'audit']));
  expect(queues).toMatchObject({ webhooksFailing: 0, deadLetters: 0, jobsRunning: 0 });
});

test('every admin may look; another process is shown, one that fell silent as such, one long gone not at all', async () => {
  await sql`insert into presence.server_process (id, name, started_at, told_at, facts)
    select gen_random_uuid(), n, now(), now() - a::interval, facts
    from presence.server_process, (values ('other:1', '1 s'), ('silent:2', '5 min'), ('gone:3', '2 h')) as v (n, a)`.execute(
    platform.database.db,
  );
  const { processes } = await system('plugins');
  const others = processes.filter(({ isThis }: any) => !isThis);
  expect(others.map(({ name, isAlive }: any) => [name, isAlive]).sort()).toEqual([
    ['other:1', true],
    ['silent:2', false],
  ]);
});
