import { migrate } from '@gridweave/database';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type AuditEntry, auditMigrations, openAuditLog } from './index.ts';

let fixture: TestDatabase;

beforeAll(async () => {
  fixture = await createTestDatabase();
  await migrate(fixture.database, [auditMigrations]);
});
afterAll(() => fixture.drop());

function entry(requestId: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    time: Date.UTC(2026, 4, 1),
    requestId,
    client: 'fire-1',
    department: 'fire',
    purpose: null,
    onBehalfOf: null,
    operationName: 'Houses',
    documentHash: 'ab',
    coordinates: ['House.floorArea', 'House.id'],
    masked: [],
    rows: 3,
    policyVersion: '7',
    outcome: 'ok',
    durationMs: 1.5,
    lane: 'compiled',
    ...more,
  };
}

async function written(prefix: string): Promise<any[]> {
  const { rows } = await sql<any>`
    select * from audit.data_read join audit.field_list on hash = fields where request_id like ${`${prefix}%`} order by id`.execute(
    fixture.database.db,
  );
  return rows;
}

test('entries are written within half a second, in their order, with everything they say', async () => {
  const audit = openAuditLog({ database: fixture.database });
  audit.record(entry('a1', { purpose: '火灾隐患\0排查', onBehalfOf: '李工', masked: ['Person.idNumber'] }));
  audit.record(
    entry('a2', { coordinates: [], outcome: 'FIELD_NOT_GRANTED', rows: 0, lane: null, policyVersion: null }),
  );
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await written('a')).toMatchObject([
    {
      request_id: 'a1',
      time: '2026-05-01T00:00:00Z',
      purpose: '火灾隐患排查',
      on_behalf_of: '李工',
      coordinates: ['House.floorArea', 'House.id'],
      masked: ['Person.idNumber'],
      row_count: '3',
      duration_ms: 1.5,
      lane: 'compiled',
    },
    { request_id: 'a2', coordinates: [], outcome: 'FIELD_NOT_GRANTED', lane: null, policy_version: null },
  ]);
  expect(await audit.close()).toBe(0);
});

test('closing writes what is left, more than one batch', async () => {
  const audit = openAuditLog({ database: fixture.database, flushMs: 60_000 });
  for (let i = 0; i < 4_500; i++) audit.record(entry(`b${i}`));
  expect(await audit.close()).toBe(0);
  expect((await written('b')).map((row) => row.request_id)).toEqual(Array.from({ length: 4_500 }, (_, i) => `b${i}`));
});

test('while the table is out of reach entries are kept, then there is no room, then everything is written', async () => {
  const errors: unknown[] = [];
  const audit = openAuditLog({
    database: fixture.database,
    flushMs: 20,
    capacity: 4,
    onError: (error) => errors.push(error),
  });
  await sql`alter table audit.data_read rename to away`.execute(fixture.database.db);
  for (let i = 0; i < 4; i++) audit.record(entry(`c${i}`));
  expect(audit.spacious).toBe(false);
  expect(() => audit.requireRoom()).toThrow(expect.objectContaining({ code: 'DATABASE_UNAVAILABLE' }));
  await expect.poll(() => errors.length).toBeGreaterThan(1);
  await sql`alter table audit.away rename to data_read`.execute(fixture.database.db);
  await expect.poll(() => audit.waiting).toBe(0);
  audit.requireRoom();
  expect(await written('c')).toHaveLength(4);
  await audit.close();
});
