import { searchAudit } from '@gridweave/audit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { exportAs, linesOf, startExport } from './fixture/exported.ts';

let platform: TestPlatform;
beforeAll(async () => {
  const police = {
    code: 'police',
    areas: ['440304'],
    grants: [{ fields: ['House.residents', 'Person.idNumber'], access: 'full' as const, operators: ['read' as const] }],
  };
  platform = await testPlatform({ plugins: [town], departments: [...departments, police], rows: townRows });
});
afterAll(() => platform?.close());

async function recorded(requestId: unknown): Promise<readonly any[]> {
  await platform.services.audit.flush();
  const { rows } = await sql<any>`
    select r.*, f.coordinates, f.masked, d.text as document_text from audit.record as r
      left join audit.field_facts as f on f.hash = r.fields left join audit.document as d on d.hash = r.document
    where request_id = ${requestId} order by seq`.execute(platform.database.db);
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }));
}

const query = 'query Homes { houses { nodes { code residents { nodes { idNumber } } } } }';

test('the log holds the start, the rows before they are sent, and the end of an export', async () => {
  const headers = { 'X-Gridweave-Purpose': encodeURIComponent('隐患排查'), 'X-Gridweave-On-Behalf-Of': 'li' };
  const answer = await exportAs(platform, 'fire', { query, headers });
  const records = await vi.waitFor(
    async () => {
      const found = await recorded(answer.headers['x-request-id']);
      expect(found.at(-1).details.step).toBe('end');
      return found;
    },
    { timeout: 20_000 },
  );
  const id = answer.headers['x-gridweave-export'];
  for (const record of records)
    expect(record).toMatchObject({
      kind: 'read',
      client: expect.any(String),
      department: 'fire',
      purpose: '隐患排查',
      on_behalf_of: 'li',
      operation_name: 'Homes',
      document_text: query,
      masked: JSON.stringify([{ coordinate: 'Person.idNumber', masks: ['keep(6,4)'] }]),
      policy_version: answer.headers['x-gridweave-policy'],
      outcome: 'ok',
      lane: 'export',
      details: { export: id, field: 'houses' },
    });
  expect(records.map(({ details }) => details.step)).toEqual(['start', 'rows', 'rows', 'end']);
  expect(records.map(({ row_count }) => Number(row_count))).toEqual([0, 48, 42, 0]);
  expect(records.at(-1).details).toMatchObject({ state: 'complete', rows: 30, records: 90, format: 'ndjson' });
  // each person in it is found in the log
  for (const person of ['10011', '10302']) {
    const found = await searchAudit(platform.database.db, { subject: { type: 'Person', id: person } }, { first: 100 });
    expect(found.map(({ requestId }) => requestId)).toContain(answer.headers['x-request-id']);
  }
});

test('a refused export is recorded as a refused query is', async () => {
  const answer = await exportAs(platform, 'waste', { query });
  expect(await recorded(answer.headers['x-request-id'])).toMatchObject([
    { department: 'waste', outcome: 'FIELD_NOT_GRANTED', row_count: '0', lane: null, details: null },
  ]);
});

test('a client that goes away is recorded with what it got', async () => {
  const answer = await startExport(platform, 'fire', { query });
  answer.destroy();
  await vi.waitFor(
    async () => {
      const last = (await recorded(answer.headers['x-request-id'])).at(-1);
      expect(last.details.step).toBe('end');
      expect([last.outcome, last.details.state]).toEqual(
        last.details.state === 'complete' ? ['ok', 'complete'] : ['DISCONNECTED', 'disconnected'],
      );
    },
    { timeout: 20_000 },
  );
});

test('nothing sensitive is sent before its record is durable', async () => {
  const { db } = platform.database;
  const whole = await exportAs(platform, 'police', { query });
  // the rows that came are there already, without waiting for the log
  const { rows } = await sql<{ rows: string }>`
    select sum(row_count) as rows from audit.record where request_id = ${whole.headers['x-request-id']}`.execute(db);
  expect(Number(rows[0]!.rows)).toBe(180);
  expect(linesOf(whole.text).end).toEqual({ state: 'complete', rows: 60 });
  await sql`alter table audit.record rename to away`.execute(db);
  const refused = await exportAs(platform, 'police', { query });
  await sql`alter table audit.away rename to record`.execute(db);
  expect(refused.status).toBe(503);
  expect(JSON.parse(refused.text).errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
}, 20_000);

test('when nothing more can be recorded, nothing is exported', async () => {
  const plan = vi.spyOn(platform.services.engine, 'planExport');
  vi.spyOn(platform.services.audit, 'requireRoom').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ECONNREFUSED' });
  });
  const { status } = await exportAs(platform, 'fire', { query });
  expect([status, plan.mock.calls.length]).toEqual([503, 0]);
  vi.restoreAllMocks();
});
