import { denyFields, rotateClientKey, suspendClient } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { longStreetDepartments, longStreetHouses, longStreetRows } from '../fixture/long-street.ts';
import { town } from '../fixture/town.ts';
import { exportAs, type Exported, linesOf, readExport, startExport } from './fixture/exported.ts';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await testPlatform({ plugins: [town], departments: longStreetDepartments, rows: longStreetRows });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await platform?.close();
});

const query = '{ houses { nodes { id code rent residents { nodes { name } } } } }';

async function caughtUp(): Promise<void> {
  const { rows } = await platform.database.pool.query('select version from access.policy_version');
  await platform.services.policies.caughtUp(rows[0].version);
}

async function client(): Promise<string> {
  const { rows } = await platform.database.pool.query(`select id from access.client where department = 'census'`);
  return rows[0].id;
}

/** What became of an export, from the log: its client may not ask any more. */
async function ended({ headers }: Pick<Exported, 'headers'>): Promise<any> {
  const id = headers['x-gridweave-export'];
  return vi.waitFor(
    async () => {
      await platform.services.audit.flush();
      const { rows } = await platform.database.pool.query(
        `select outcome, details::jsonb as details from audit.record where details like '%"' || $1 || '"%' and details like '%"end"%'`,
        [id],
      );
      expect(rows).toHaveLength(1);
      return { outcome: rows[0].outcome, ...rows[0].details };
    },
    { timeout: 20_000 },
  );
}

/** Starts an export, reads a little, lets something happen, and reads what still comes. */
async function whileReading(act: () => Promise<unknown>, headers: Record<string, string> = {}): Promise<Exported> {
  const answer = await startExport(platform, 'census', { query, headers });
  expect(answer.statusCode).toBe(200);
  await vi.waitFor(() => expect(answer.readableLength).toBeGreaterThan(10_000), { timeout: 20_000 });
  // nothing is read from here on, so that the server waits for its client
  await act();
  await caughtUp();
  return readExport(answer);
}

function deny(fields: readonly string[], areas?: readonly string[]): Promise<string> {
  const denial = { department: 'census', fields, reason: 'test', ...(areas ? { areas } : {}) };
  return denyFields(platform.database.db, platform.services.model, denial, 'approver');
}

test.each<readonly [string, act: () => Promise<unknown>, outcome: string, encoding: string]>([
  ['its client is suspended', async () => suspendClient(platform.database.db, await client()), 'FORBIDDEN', 'identity'],
  ['its client is suspended', async () => suspendClient(platform.database.db, await client()), 'FORBIDDEN', 'gzip'],
  ['its key is changed', async () => rotateClientKey(platform.database.db, await client()), 'UNAUTHENTICATED', 'gzip'],
  ['a field of it is denied', () => deny(['House.rent']), 'FIELD_NOT_GRANTED', 'identity'],
  ['a field is denied on some rows', () => deny(['House.rent'], ['440304003001']), 'POLICY_CHANGED', 'identity'],
])('attack 17: an export ends when %s', async (_, act, outcome, encoding) => {
  const answer = await whileReading(act, { 'Accept-Encoding': encoding });
  const end = await ended(answer);
  expect(end).toMatchObject({ outcome, state: 'ended' });
  expect(end.rows).toBeLessThan(longStreetHouses);
  // no client can take it for a whole one
  expect(answer.isWhole && encoding === 'identity' ? linesOf(answer.text).end.state : 'broken').not.toBe('complete');
  expect(answer.trailers['x-gridweave-export-state']).not.toBe('complete');
});

test('attack 17: an export goes on under a change that does not concern it', async () => {
  const answer = await whileReading(() => deny(['Person.idNumber']));
  expect(answer.isWhole).toBe(true);
  const { rows, end } = linesOf(answer.text);
  expect(end).toEqual({ state: 'complete', rows: longStreetHouses });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(longStreetHouses);
});

/** The policy stops being given after some pieces of an export. */
function refusedAfter(pieces: number, error: Error): void {
  const { policies } = platform.services;
  const real = policies.policyFor.bind(policies);
  let asked = 0;
  vi.spyOn(policies, 'policyFor').mockImplementation((identity) => {
    asked += 1;
    if (asked > pieces) throw error;
    return real(identity);
  });
}

test('attack 20: without a confirmed policy an export ends with a clear line, and goes on later from its cursor', async () => {
  refusedAfter(20, new GridweaveError('POLICY_UNCONFIRMED', { zh: '未确认', en: 'not confirmed' }));
  const part = await exportAs(platform, 'census', { query });
  expect(part.isWhole).toBe(true);
  const first = linesOf(part.text);
  expect(first.end).toMatchObject({
    state: 'ended',
    error: { code: 'POLICY_UNCONFIRMED', message: '未确认 / not confirmed' },
  });
  expect(part.trailers['x-gridweave-export-state']).toBe('ended');
  vi.restoreAllMocks();
  // rows after the last cursor are the client's to drop
  const have = first.rows.slice(0, first.end.rows);
  const rest = await exportAs(platform, 'census', { query, headers: { 'X-Gridweave-Cursor': first.end.cursor } });
  const ids = [...have, ...linesOf(rest.text).rows].map(({ id }) => Number(id));
  expect(ids).toEqual(Array.from({ length: longStreetHouses }, (_, i) => i + 1));
});

test('attack 17: a CSV that ends early is broken off, since no line of it could say so', async () => {
  refusedAfter(20, new GridweaveError('FORBIDDEN', { zh: '停用', en: 'suspended' }));
  const csv = { query: '{ houses { nodes { id code } } }', headers: { Accept: 'text/csv' } };
  const answer = await exportAs(platform, 'census', csv);
  expect(answer.isWhole).toBe(false);
  expect(answer.trailers).toEqual({});
  vi.restoreAllMocks();
  expect(await ended(answer)).toMatchObject({ outcome: 'FORBIDDEN', state: 'ended', format: 'csv' });
});
