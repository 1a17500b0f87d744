import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from '../fixture/audit-database.ts';
import { entry } from '../fixture/entry.ts';
import { openAuditLog, pruneAudit, writeSeal } from '../index.ts';

let fixture: AuditFixture;
beforeAll(async () => {
  fixture = await auditDatabase();
  let now = Date.UTC(2022, 0, 15);
  const { database, key } = fixture;
  const log = openAuditLog({ database, key, clock: () => now });
  for (const month of [0, 1, 2]) {
    now = Date.UTC(2022, month, 15);
    for (let i = 0; i < 4; i++) log.record(entry(`m${month}-${i}`));
    await log.flush();
    await writeSeal(database.db, key);
  }
  now = Date.now();
  log.record(entry('today'));
  await log.close();
});
afterAll(() => fixture?.drop());

test('months whose time is over are deleted under a seal, and the rest verifies', async () => {
  const { database, key } = fixture;
  expect((await fixture.verify()).records).toBe(14);
  const pruned = await pruneAudit({ database, key, before: '2022-03' });
  expect(pruned).toMatchObject([
    { month: '2022-01', records: 5 },
    { month: '2022-02', records: 4 },
  ]);
  const report = await fixture.verify();
  expect(report).toMatchObject({ records: 5, faults: [] });
  // what such a seal does not cover is missing
  await sql`delete from audit.record where request_id = 'm2-0'`.execute(database.db);
  expect((await fixture.verify()).faults).toMatchObject([{ kind: 'removed' }]);
});

test('nothing younger than three years is deleted', async () => {
  const { database, key } = fixture;
  const month = (years: number): string =>
    `${new Date().getUTCFullYear() - years}-${new Date().toISOString().slice(5, 7)}`;
  for (const before of [month(2), month(0), '2022-13', 'x'])
    await expect(pruneAudit({ database, key, before })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(pruneAudit({ database, key, before: '2022-01', retentionYears: 2 })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  await expect(pruneAudit({ database, key, before: month(4), retentionYears: 5 })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});
