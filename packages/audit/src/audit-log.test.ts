import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from './fixture/audit-database.ts';
import { entry, facts } from './fixture/entry.ts';
import { openAuditLog } from './index.ts';

let fixture: AuditFixture;
beforeAll(async () => {
  fixture = await auditDatabase();
});
afterAll(() => fixture?.drop());

async function written(prefix: string): Promise<any[]> {
  const { rows } = await sql<any>`
    select r.*, f.coordinates, f.masked, d.text from audit.record as r
      left join audit.field_facts as f on f.hash = r.fields left join audit.document as d on d.hash = r.document
    where request_id like ${`${prefix}%`} order by recorded_at, seq`.execute(fixture.database.db);
  return rows;
}

const open = (more: object = {}) => openAuditLog({ database: fixture.database, key: fixture.key, ...more });

test('entries are written within half a second, in their order, with everything they say', async () => {
  const audit = open();
  audit.record(entry('a1', { purpose: '火灾隐患\0排查', time: Date.UTC(2026, 4, 1) + 0.4 }));
  audit.record(
    entry('a2', {
      fields: { ...facts, coordinates: [] },
      outcome: 'FIELD_NOT_GRANTED',
      rows: 0,
      lane: null,
      marks: [],
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await written('a')).toMatchObject([
    {
      request_id: 'a1',
      time: '2026-05-01T00:00:00Z',
      purpose: '火灾隐患排查',
      on_behalf_of: '李工',
      coordinates: ['House.floorArea', 'House.id'],
      masked: '[{"coordinate":"Person.name","masks":["keep(1,0)"]}]',
      text: '{ houses { floorArea } }',
      marks: ['#mark-1'],
      row_count: '3',
      duration_us: '1500',
      lane: 'compiled',
    },
    { request_id: 'a2', coordinates: [], outcome: 'FIELD_NOT_GRANTED', lane: null, marks: null },
  ]);
  expect(await audit.close()).toBe(0);
  expect((await fixture.verify()).faults).toEqual([]);
});

test('closing writes what is left, more than one batch', async () => {
  const audit = open({ flushMs: 60_000 });
  for (let i = 0; i < 4_500; i++) audit.record(entry(`b${i}`));
  expect(await audit.close()).toBe(0);
  expect((await written('b')).map((row) => row.request_id)).toEqual(Array.from({ length: 4_500 }, (_, i) => `b${i}`));
});

test('while the table is out of reach entries are kept, then there is no room, then everything is written', async () => {
  const errors: unknown[] = [];
  const audit = open({ flushMs: 20, capacity: 5, patienceMs: 50, onError: (error: unknown) => errors.push(error) });
  await audit.flush();
  await sql`alter table audit.record rename to away`.execute(fixture.database.db);
  for (let i = 0; i < 4; i++) audit.record(entry(`c${i}`));
  await expect(audit.recordDurably(entry('c4'))).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(audit.spacious).toBe(false);
  expect(() => audit.requireRoom()).toThrow(expect.objectContaining({ code: 'DATABASE_UNAVAILABLE' }));
  await expect.poll(() => errors.length).toBeGreaterThan(1);
  await sql`alter table audit.away rename to record`.execute(fixture.database.db);
  await expect.poll(() => audit.waiting).toBe(0);
  audit.requireRoom();
  expect(await written('c')).toHaveLength(5);
  await audit.close();
  expect((await fixture.verify()).faults).toEqual([]);
});

test('a durable record is committed when its promise resolves, and those that come together share a commit', async () => {
  const audit = open({ flushMs: 60_000 });
  await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      await audit.recordDurably(entry(`d${i}`));
      expect(await written(`d${i}`)).not.toEqual([]);
    }),
  );
  const { rows } = await sql<{ commits: string }>`
    select count(distinct xmin::text) as commits from audit.record where request_id like 'd%'`.execute(
    fixture.database.db,
  );
  expect(Number(rows[0]!.commits)).toBeLessThan(10);
  await audit.close();
});

test('a batch whose commit was not heard of is not written twice', async () => {
  const audit = open({ flushMs: 20, onError: () => {} });
  await audit.flush();
  // commits, and then the connection is lost
  const { pool } = fixture.database;
  const connect = pool.connect.bind(pool) as () => Promise<any>;
  let isLost = false;
  pool.connect = (async () => {
    const client = await connect();
    const query = client.query.bind(client);
    client.query = (...args: unknown[]) => {
      if (args[0] !== 'commit' || isLost) return query(...args);
      isLost = true;
      return query(...args).then(() => {
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      });
    };
    return client;
  }) as never;
  audit.record(entry('e1'));
  await expect.poll(() => isLost && audit.waiting).toBe(0);
  pool.connect = connect as never;
  expect(await written('e1')).toHaveLength(1);
  await audit.close();
  expect((await fixture.verify()).faults).toEqual([]);
});
