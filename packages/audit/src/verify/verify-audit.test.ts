import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { auditDatabase, type AuditFixture } from '../fixture/audit-database.ts';
import { entry, facts } from '../fixture/entry.ts';
import { type AuditLog, openAuditLog, verifyAudit, writeSeal } from '../index.ts';

let fixture: AuditFixture;
let db: Kysely<any>;
let log: AuditLog;

/** Three chains; the middle one has eight records under two seals, and two that are not sealed. */
beforeEach(async () => {
  fixture = await auditDatabase();
  ({ db } = fixture.database);
  const others = [0, 1].map(() => openAuditLog({ database: fixture.database, key: fixture.key, flushMs: 60_000 }));
  log = openAuditLog({ database: fixture.database, key: fixture.key, flushMs: 60_000 });
  for (const other of others) for (let i = 0; i < 3; i++) other.record(entry(`other-${i}`));
  await Promise.all(others.map((other) => other.flush()));
  for (let i = 2; i <= 5; i++) log.record(entry(`r${i}`));
  await log.flush();
  await writeSeal(db, fixture.key);
  for (let i = 6; i <= 8; i++) log.record(entry(`r${i}`, { fields: { ...facts, sensitive: i === 7 } }));
  await log.flush();
  await writeSeal(db, fixture.key);
  for (let i = 9; i <= 10; i++) log.record(entry(`r${i}`));
  await log.flush();
});
afterEach(() => fixture.drop());

const faults = async (): Promise<readonly (readonly unknown[])[]> =>
  (await fixture.verify()).faults.map(({ kind, chain, seq, seal }) => [
    kind,
    chain === log.chain ? 'log' : chain,
    seq,
    seal,
  ]);

test('what nobody touched verifies, whatever several processes wrote at once', async () => {
  const { faults: none, ...report } = await fixture.verify();
  expect(none).toEqual([]);
  expect(report).toMatchObject({ records: 18, chains: 3, seals: 2, unsealed: 2, lastSeal: { number: 2 } });
});

const changes: Readonly<Record<string, string>> = {
  recorded_at: `recorded_at + interval '1 ms'`,
  time: `time - interval '1 hour'`,
  kind: `'system'`,
  request_id: `'other'`,
  client: `'police-1'`,
  department: `'police'`,
  admin: `'somebody'`,
  purpose: `null`,
  on_behalf_of: `on_behalf_of || ' '`,
  operation_name: `'Other'`,
  document: `null`,
  variables: `'{"first":4}'`,
  marks: `'{}'`,
  fields: `null`,
  row_count: `row_count - 1`,
  subjects: `substr(subjects, 9)`,
  policy_version: `'8'`,
  outcome: `'FORBIDDEN'`,
  duration_us: `duration_us + 1`,
  lane: `null`,
  details: `'{"a": 1}'`,
};

test('every column is covered: a value that was changed is found at its record', async () => {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'audit' and table_name = 'record' and column_name not in ('chain', 'seq', 'hash')`.execute(db);
  expect(Object.keys(changes).sort()).toEqual(rows.map(({ name }) => name).sort());
  for (const [column, value] of Object.entries(changes)) {
    const { rows: before } = await sql<any>`select * from audit.record where request_id = 'r4'`.execute(db);
    await sql`
      update audit.record set ${sql.ref(column)} = ${sql.raw(value)} where chain = ${log.chain}::uuid and seq = 4`.execute(
      db,
    );
    expect([column, await faults()]).toEqual([column, [['changed', 'log', 4, null]]]);
    await sql`
      update audit.record set ${sql.ref(column)} = ${before[0][column]} where chain = ${log.chain}::uuid and seq = 4`.execute(
      db,
    );
  }
  expect(await faults()).toEqual([]);
});

test('a changed hash is found, and that it does not fit its seal', async () => {
  await sql`update audit.record set hash = sha256('x') where request_id = 'r5'`.execute(db);
  expect(await faults()).toEqual([
    ['changed', 'log', 5, null],
    ['changed', 'log', 5, 1],
  ]);
});

test('records that were removed: one, several, those before a seal, a whole chain', async () => {
  await sql`delete from audit.record where request_id = 'r4'`.execute(db);
  expect(await faults()).toEqual([['removed', 'log', 4, null]]);
  await sql`delete from audit.record where request_id in ('r3', 'r5')`.execute(db);
  expect(await faults()).toContainEqual(['removed', 'log', 3, null]);
  await sql`delete from audit.record where request_id in ('r7', 'r8', 'r9', 'r10')`.execute(db);
  expect(await faults()).toContainEqual(['removed', 'log', 7, 2]);
  await sql`delete from audit.record where chain = ${log.chain}::uuid`.execute(db);
  await sql`delete from audit.chain where chain = ${log.chain}::uuid`.execute(db);
  expect(await faults()).toEqual([['removed', 'log', 1, 2]]);
});

test('a record that was inserted: between others, after the last, a chain of one’s own', async () => {
  const copy = (values: string) =>
    sql`insert into audit.record select ${sql.raw(values)}, time, kind, request_id, client, department, admin, purpose,
      on_behalf_of, operation_name, document, variables, marks, fields, row_count, subjects, policy_version, outcome,
      duration_us, lane, details, hash from audit.record where request_id = 'r4'`.execute(db);
  await copy(`chain, seq, recorded_at + interval '1 ms'`);
  expect(await faults()).toEqual([['inserted', 'log', 4, null]]);
  await sql`delete from audit.record where request_id = 'r4' and recorded_at > (select min(recorded_at) from audit.record where request_id = 'r4')`.execute(
    db,
  );
  await copy(`chain, 11, recorded_at`);
  expect(await faults()).toEqual([['changed', 'log', 11, null]]);
  await sql`delete from audit.record where seq = 11`.execute(db);
  const own = '00000000-0000-4000-8000-000000000001';
  await copy(`'${own}', 1, recorded_at`);
  expect(await faults()).toEqual([
    ['inserted', own, 1, null],
    ['changed', own, 1, null],
  ]);
});

test('records in another order', async () => {
  await sql`
    update audit.record set seq = case seq when 3 then 6 else 3 end where chain = ${log.chain}::uuid and seq in (3, 6)`.execute(
    db,
  );
  const found = await faults();
  expect(found).toContainEqual(['reordered', 'log', 6, null]);
  expect(found.map(([, , seq]) => seq)).toContain(3);
});

test('a document, a list of fields, or that they are gone', async () => {
  const { rows } = await sql<{ text: string }>`select text from audit.document`.execute(db);
  await sql`update audit.document set text = '{ houses { code } }'`.execute(db);
  expect(await faults()).toEqual([['contents', null, null, null]]);
  await sql`update audit.document set text = ${rows[0]!.text}`.execute(db);
  for (const [column, value] of [
    ['coordinates', `'{House.id}'`],
    ['masked', `'[]'`],
    ['scopes', `'{}'`],
    ['sensitive', 'true'],
  ] as const) {
    const before = await sql<any>`select * from audit.field_facts where not sensitive`.execute(db);
    await sql`update audit.field_facts set ${sql.ref(column)} = ${sql.raw(value)} where not sensitive`.execute(db);
    expect([column, await faults()]).toEqual([column, [['contents', null, null, null]]]);
    await sql`update audit.field_facts set ${sql.ref(column)} = ${before.rows[0][column]} where hash = ${before.rows[0].hash}`.execute(
      db,
    );
  }
  await sql`delete from audit.field_facts where sensitive`.execute(db);
  expect(await faults()).toEqual([['contents', null, null, null]]);
});

test('seals: changed, removed, forged', async () => {
  await sql`update audit.seal set body = replace(body, '"seal":1', '"seal": 1') where number = 1`.execute(db);
  expect((await faults()).filter(([kind]) => kind === 'seal').map(([, , , seal]) => seal)).toEqual([1, 2]);
  await sql`update audit.seal set body = replace(body, '"seal": 1', '"seal":1') where number = 1`.execute(db);
  expect(await faults()).toEqual([]);
  await sql`update audit.seal set signature = set_byte(signature, 0, get_byte(signature, 0) # 1) where number = 2`.execute(
    db,
  );
  expect((await faults())[0]).toEqual(['seal', null, null, 2]);
  await sql`update audit.seal set signature = set_byte(signature, 0, get_byte(signature, 0) # 1) where number = 2`.execute(
    db,
  );
  await sql`delete from audit.seal where number = 1`.execute(db);
  expect((await faults()).map(([kind, , , seal]) => [kind, seal])).toEqual([
    ['seal', 1],
    ['seal', 2],
  ]);
});

test('a tail that was rewritten with right hashes does not fit its seal', async () => {
  const { rows } = await sql<{ seq: string; hash: Buffer }>`
    select seq, hash from audit.record where chain = ${log.chain}::uuid order by seq`.execute(db);
  const { readChain } = await import('../record/read-records.ts');
  const { digestOf, linkOf } = await import('../record/stored-record.ts');
  await sql`update audit.record set purpose = 'harmless' where request_id = 'r7'`.execute(db);
  let previous = rows[5]!.hash;
  for (const record of await readChain(db, log.chain, 7, 10)) {
    previous = linkOf(previous, digestOf(record));
    await sql`update audit.record set hash = ${previous} where chain = ${log.chain}::uuid and seq = ${record.seq}::int8`.execute(
      db,
    );
  }
  expect(await faults()).toEqual([['changed', 'log', 8, 2]]);
});

test('a log that lost its end with the seals over it: a seal that was noted elsewhere shows it', async () => {
  const { lastSeal } = await fixture.verify();
  await sql`delete from audit.seal where number = 2`.execute(db);
  await sql`delete from audit.record where chain = ${log.chain}::uuid and seq > 5`.execute(db);
  expect(await faults()).toEqual([]);
  const report = await verifyAudit({ db, publicKeys: [fixture.key.publicKey], noted: lastSeal! });
  expect(report.faults).toMatchObject([{ kind: 'seal', seal: 2 }]);
});

test('a process notices that its chain was written to, goes on in another, and verification says so', async () => {
  await sql`update audit.chain set hash = sha256('x') where chain = ${log.chain}::uuid`.execute(db);
  const before = log.chain;
  log.record(entry('r11'));
  await log.flush();
  expect(log.chain).not.toBe(before);
  const report = await fixture.verify();
  expect(report.faults).toMatchObject([{ kind: 'changed', chain: before, seq: 10 }]);
});

test('a log that was sealed with another key is not trusted', async () => {
  const other = await auditDatabase();
  const report = await verifyAudit({ db, publicKeys: [other.key.publicKey] });
  expect(report.faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['seal', 'inserted']));
  await other.drop();
});
