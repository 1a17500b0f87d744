import { createClient, rotateClientKey, setClientRanges, suspendClient } from '@gridweave/access';
import { sendOperation, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

async function caughtUp(): Promise<void> {
  const { rows } = await platform.database.pool.query('select version from access.policy_version');
  await platform.services.policies.caughtUp(rows[0].version);
}

async function outcome(key: string): Promise<readonly [number, string | undefined]> {
  const { status, body } = await sendOperation(`${platform.url}/graphql`, key, '{ houses(first: 1) { nodes { id } } }');
  return [status, body.errors?.[0].extensions.code];
}

test('attack 29: a stolen key is of no use from elsewhere, after its end, after its rotation, or when its client is suspended', async () => {
  const { db } = platform.database;
  const make = (more: object) => createClient(db, { department: 'fire', name: 'app', ...more });
  const elsewhere = await make({ addressRanges: ['10.9.0.0/16', '2001:db8::/32'] });
  const ended = await make({ expiresAt: new Date(Date.now() - 1) });
  const app = await make({ addressRanges: ['127.0.0.0/8', '::1/128'] });
  await caughtUp();
  expect(await outcome(elsewhere.key)).toEqual([403, 'FORBIDDEN']);
  expect(await outcome(ended.key)).toEqual([401, 'CREDENTIAL_EXPIRED']);
  expect(await outcome(app.key)).toEqual([200, undefined]);
  const rotated = await rotateClientKey(db, app.id);
  await caughtUp();
  expect(await outcome(app.key)).toEqual([401, 'UNAUTHENTICATED']);
  expect(await outcome(rotated.key)).toEqual([200, undefined]);
  await setClientRanges(db, app.id, ['10.9.0.0/16']);
  await caughtUp();
  expect(await outcome(rotated.key)).toEqual([403, 'FORBIDDEN']);
  await setClientRanges(db, app.id, []);
  await suspendClient(db, app.id);
  await caughtUp();
  expect(await outcome(rotated.key)).toEqual([403, 'FORBIDDEN']);
});

test('attack 29: a key that is nearly right is like one of nobody, and none is stored', async () => {
  const right = platform.key('fire');
  const answers = await Promise.all(
    [
      right.slice(0, -1),
      `${right.slice(0, -1)}${right.endsWith('A') ? 'B' : 'A'}`,
      right.replace('gw_', 'gwa_'),
      'gw_x_y',
    ].map(outcome),
  );
  for (const answer of answers) expect(answer).toEqual([401, 'UNAUTHENTICATED']);
  const { rows } = await platform.database.pool.query(
    `select c::text as text from access.client as c union all select r::text from audit.record as r`,
  );
  expect(rows.map(({ text }) => text).join('\n')).not.toContain(right.split('_')[2]);
});
