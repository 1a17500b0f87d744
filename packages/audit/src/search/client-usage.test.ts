import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from '../fixture/audit-database.ts';
import { entry, facts } from '../fixture/entry.ts';
import { clientUsage, openAuditLog } from '../index.ts';

let fixture: AuditFixture;
// 00:00 of the twentieth in Shanghai
const midnight = Date.UTC(2026, 10, 19, 16);
const hour = 3_600_000;

beforeAll(async () => {
  fixture = await auditDatabase();
  const { database, key } = fixture;
  let now = midnight - 1;
  const log = openAuditLog({ database, key, clock: () => now });
  log.record(entry('late', { rows: 5 }));
  await log.flush();
  now = midnight;
  log.record(entry('early', { rows: 7 }));
  // a stream is one call, however often it is recorded
  log.record(entry('stream', { rows: 10 }));
  log.record(entry('stream', { rows: 20 }));
  const persons = { ...facts, coordinates: ['Person.name', 'Person.idNumber:match'] };
  log.record(entry('match', { rows: 1, fields: persons }));
  log.record(entry('refused', { rows: 0, outcome: 'FIELD_NOT_GRANTED', fields: persons }));
  log.record(entry('app', { rows: 2, client: 'fire-2' }));
  log.record(entry('seen', { kind: 'preview', client: null, admin: 'boss' }));
  log.record(entry('other', { department: 'police', client: 'police-1' }));
  await log.close();
});
afterAll(() => fixture?.drop());

const usage = (days: number) =>
  clientUsage(fixture.database.db, { department: 'fire', days, now: new Date(midnight + hour) });

test('a day is one of Shanghai, a call counts once, and what was refused was not read', async () => {
  const [own, app, ...more] = await usage(1);
  expect(own).toEqual({
    day: '2026-11-20',
    client: 'fire-1',
    calls: 4,
    rows: 38,
    refusals: [{ code: 'FIELD_NOT_GRANTED', calls: 1 }],
    fields: [
      { coordinate: 'House.floorArea', calls: 2, rows: 37 },
      { coordinate: 'House.id', calls: 2, rows: 37 },
      { coordinate: 'Person.name', calls: 1, rows: 1 },
    ],
  });
  expect(app).toMatchObject({ client: 'fire-2', calls: 1, rows: 2, refusals: [] });
  expect(more).toEqual([]);
});

test('the day before comes after it', async () => {
  const days = await usage(2);
  expect(days.map(({ day, client }) => `${day} ${client}`)).toEqual([
    '2026-11-20 fire-1',
    '2026-11-20 fire-2',
    '2026-11-19 fire-1',
  ]);
  expect(days[2]).toMatchObject({ calls: 1, rows: 5 });
});
