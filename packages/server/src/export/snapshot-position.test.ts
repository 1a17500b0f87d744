import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { parse } from 'graphql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { positionIn } from './snapshot-position.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

test('a position is asked for in the snapshot of the export', async () => {
  const { services, database } = platform;
  const identity = services.policies.identify(platform.key('fire'), '127.0.0.1');
  const query = '{ houses { nodes { id } } }';
  const planned = services.engine.planExport({
    document: parse(query),
    documentKey: query,
    operationName: undefined,
    variables: {},
    policy: services.policies.policyFor(identity),
    deniedAsNull: false,
    client: identity.client,
    signal: new AbortController().signal,
    format: 'ndjson',
    after: undefined,
  });
  const stream = await planned.open({ timeoutMs: 5_000, shareSnapshot: true });
  await sql`insert into town.house values ('440304001', 77, 'new', 1, null)`.execute(database.db);
  const position = await positionIn(database.db, stream.snapshot!, async (db) => {
    const { rows } = await sql<{ n: string }>`select count(*) as n from town.house where id = 77`.execute(db);
    return rows[0]!.n;
  });
  expect(position).toBe('0');
  expect((await stream.next())?.rows).toBe(16);
  await stream.close();
});
