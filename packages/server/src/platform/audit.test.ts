import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

async function recorded(requestId: string | null): Promise<any> {
  await platform.services.audit.flush();
  const { rows } =
    await sql<any>`select r.*, f.coordinates, f.masked, d.text as document_text from audit.record as r left join audit.field_facts as f on f.hash = r.fields left join audit.document as d on d.hash = r.document where request_id = ${requestId}`.execute(
      platform.database.db,
    );
  expect(rows).toHaveLength(1);
  return rows[0];
}

const query = 'query Homes { houses(first: 2) { nodes { code residents { nodes { idNumber } } } } }';

test('who read what, why, how much and under which policy: the same on both lanes', async () => {
  const purpose = { 'X-Gridweave-Purpose': encodeURIComponent('隐患排查'), 'X-Gridweave-On-Behalf-Of': 'li' };
  const records: any[] = [];
  for (let i = 0; i < 2; i++) {
    const { headers } = await platform.query('fire', query, {}, purpose);
    records.push(await recorded(headers.get('x-request-id')));
  }
  const [first, second] = records;
  const own = { seq: first.seq, hash: first.hash, time: first.time, recorded_at: first.recorded_at };
  expect({ ...second, ...own, request_id: first.request_id, duration_us: first.duration_us }).toEqual(first);
  expect(first).toMatchObject({
    client: expect.any(String),
    department: 'fire',
    purpose: '隐患排查',
    on_behalf_of: 'li',
    operation_name: 'Homes',
    document_text: query,
    masked: JSON.stringify([{ coordinate: 'Person.idNumber', masks: ['keep(6,4)'] }]),
    row_count: '6',
    policy_version: expect.stringMatching(/^\d+$/),
    outcome: 'ok',
    lane: 'compiled',
  });
  expect(first.coordinates).toEqual(expect.arrayContaining(['House.code', 'House.residents', 'Person.idNumber']));
});

test('a refusal is recorded with what was asked for', async () => {
  const { headers } = await platform.query('waste', '{ houses { nodes { rent residents { nodes { name } } } } }');
  expect(await recorded(headers.get('x-request-id'))).toMatchObject({
    department: 'waste',
    outcome: 'FIELD_NOT_GRANTED',
    coordinates: expect.arrayContaining(['House.rent', 'House.residents']),
    row_count: '0',
    lane: null,
  });
});

test('a mutation is recorded', async () => {
  const { headers, body } = await platform.query(
    'fire',
    'mutation { setRent(street: "440304001", id: "1002", rent: 9) { rent } }',
  );
  expect(body).toEqual({ data: { setRent: { rent: 9 } } });
  expect(await recorded(headers.get('x-request-id'))).toMatchObject({ lane: 'ordinary', outcome: 'ok' });
});

test('when nothing more can be recorded, nothing is read', async () => {
  const execute = vi.spyOn(platform.services.engine, 'executeKnown');
  vi.spyOn(platform.services.audit, 'requireRoom').mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'ECONNREFUSED' });
  });
  const { status, body } = await platform.query('fire', query);
  expect(status).toBe(503);
  expect(body.errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
  expect(execute).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect((await platform.query('fire', query)).status).toBe(200);
});
