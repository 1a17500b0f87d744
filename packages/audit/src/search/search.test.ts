import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from '../fixture/audit-database.ts';
import { entry, facts } from '../fixture/entry.ts';
import {
  type AuditFilter,
  openAuditLog,
  openValueMarks,
  type RecordedOperation,
  recordedOperations,
  searchAudit,
  unusualVolume,
  usage,
} from '../index.ts';

let fixture: AuditFixture;
let mark: (value: string) => string;
const day = 86_400_000;
const today = Date.UTC(2026, 10, 20, 4);

beforeAll(async () => {
  fixture = await auditDatabase();
  const { database, key } = fixture;
  mark = await openValueMarks(database.db);
  let now = today - 28 * day;
  const log = openAuditLog({ database, key, clock: () => now });
  const persons = { ...facts, coordinates: ['Person.name', 'Person.idNumber:match'] };
  for (let d = 28; d >= 0; d--) {
    now = today - d * day;
    log.record(entry(`usual-${d}`, { rows: 600, subjects: [] }));
    log.record(
      entry(`loud-${d}`, { client: 'police-1', department: 'police', rows: d === 0 ? 5_000 : 700, subjects: [] }),
    );
    await log.flush();
  }
  log.record(
    entry('li', {
      fields: persons,
      purpose: '走失老人查找',
      marks: [mark('440301194912310011')],
      subjects: [{ type: 'Person', ids: ['77'] }],
    }),
  );
  log.record(
    entry('many', {
      fields: persons,
      subjects: [
        { type: 'Person', ids: ['7', '77', '777'] },
        { type: 'House', ids: ['5'] },
      ],
    }),
  );
  log.record(
    entry('refused', {
      fields: persons,
      outcome: 'FIELD_NOT_GRANTED',
      rows: 0,
      subjects: [],
      client: 'police-1',
      department: 'police',
    }),
  );
  log.record(
    entry('admin', {
      kind: 'admin',
      client: null,
      department: null,
      admin: 'boss',
      fields: null,
      document: null,
      subjects: [],
    }),
  );
  await log.close();
});
afterAll(() => fixture?.drop());

async function found(filter: AuditFilter, first = 100): Promise<readonly (string | null)[]> {
  return (await searchAudit(fixture.database.db, filter, { first })).map(({ requestId }) => requestId);
}

test('who read this person’s data, and who asked with a number', async () => {
  expect(await found({ subject: { type: 'Person', id: '77' } })).toEqual(['many', 'li']);
  expect(await found({ subject: { type: 'Person', id: '5' } })).toEqual([]);
  expect(await found({ subject: { type: 'House', id: '5' } })).toEqual(['many']);
  expect(await found({ mark: mark('440301194912310011') })).toEqual(['li']);
  expect(await found({ mark: mark('440301194912310012') })).toEqual([]);
  expect(mark('440301194912310011')).not.toContain('440301194912310011');
});

test('by department, coordinate, outcome, purpose, kind and time', async () => {
  expect(await found({ department: 'police', outcome: 'FIELD_NOT_GRANTED' })).toEqual(['refused']);
  expect(await found({ coordinate: 'Person.' })).toEqual(['refused', 'many', 'li']);
  expect(await found({ coordinate: 'Person.idNumber' })).toEqual(['refused', 'many', 'li']);
  expect(await found({ coordinate: 'Person.id' })).toEqual([]);
  expect(await found({ purpose: '老人' })).toEqual(['li']);
  expect(await found({ kinds: ['admin'], admin: 'boss' })).toEqual(['admin']);
  expect(await found({ from: new Date(today - 2 * day - 1), to: new Date(today - day), kinds: ['read'] })).toEqual(
    expect.arrayContaining(['usual-2', 'loud-2']),
  );
});

test('pages go on where they ended', async () => {
  const all = await searchAudit(fixture.database.db, {}, { first: 1_000 });
  const paged: unknown[] = [];
  for (let after = null; ;) {
    const page: any[] = [...(await searchAudit(fixture.database.db, {}, { first: 7, after }))];
    paged.push(...page);
    if (page.length < 7) break;
    after = page.at(-1);
  }
  expect(paged).toEqual(all);
});

test('a day that is unlike those before', async () => {
  expect(await unusualVolume(fixture.database.db, '2026-11-20')).toEqual([
    { department: 'police', client: 'police-1', measure: 'rows', value: 5_000, usual: 700 },
  ]);
  expect(await unusualVolume(fixture.database.db, '2026-11-19')).toEqual([]);
});

test('uses by field, and the operations that were called', async () => {
  const uses = await usage(fixture.database.db, { from: new Date(today - day / 2) });
  expect(uses).toContainEqual({
    department: 'fire',
    coordinate: 'Person.name',
    operations: 2,
    rows: 6,
    lastUsed: today,
  });
  expect(uses.some(({ department, coordinate }) => department === 'police' && coordinate === 'Person.name')).toBe(
    false,
  );
  const operations: RecordedOperation[] = [];
  for await (const one of recordedOperations(fixture.database.db, { since: new Date(today - 40 * day) }))
    operations.push(one);
  expect(operations).toMatchObject([
    { department: 'fire', client: 'fire-1', operationName: 'Houses', document: '{ houses { floorArea } }', count: 31 },
    { department: 'police', client: 'police-1', count: 30, variables: '{"first":3}' },
  ]);
});
