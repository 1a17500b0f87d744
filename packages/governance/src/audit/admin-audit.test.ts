import { core, identityDocuments, persons } from '@gridweave/core';
import type { Table } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

const number = '440306199001010017';
const place = { street_code: '440306017', community_code: '440306017001', grid_code: '44030601700101' };

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      {
        code: 'reader',
        areas: ['4403'],
        grants: [{ fields: ['Person.name'], access: 'full', operators: ['read'] }],
      },
    ],
    rows: async ({ db }) => {
      const put = (table: Table<any>, rows: readonly object[]) =>
        db.insertInto(`${table.schema}.${table.name}`).values(rows).execute();
      const person = { ...place, kind: 'registered', document_type: '111', sex: '1' };
      await put(persons, [
        { ...person, id: 7, document_number: number, name: '欧阳小明' },
        { ...person, id: 8, document_number: '440306199001010025', name: '李四' },
        { ...person, id: 9, document_number: '440306199001010033', name: '李四' },
      ]);
      await put(identityDocuments, [{ number, type: '111', street_code: place.street_code, person_id: 7 }]);
    },
  });
});
afterAll(() => platform?.close());

test('who read the data of somebody is asked with a document or a name, and the log does not keep which', async () => {
  await platform.query('reader', '{ persons(first: 10) { nodes { id name } } }');
  await platform.services.audit.flush();
  const find = async (value: string): Promise<any> =>
    (
      await platform.govern('auditor', 'query ($v: String!) { auditPersons(value: $v) { id by communityCode } }', {
        v: value,
      })
    ).body.data.auditPersons;
  expect(await find(number)).toEqual([{ id: '7', by: 'DOCUMENT', communityCode: place.community_code }]);
  expect((await find('李四')).map(({ id, by }: any) => [id, by])).toEqual([
    ['8', 'NAME'],
    ['9', 'NAME'],
  ]);
  expect(await find('李')).toEqual([]);
  const { body } = await platform.govern(
    'auditor',
    '{ auditRecords(subject: { type: "Person", id: "7" }) { department coordinates rows } }',
  );
  expect(body.data.auditRecords).toMatchObject([{ department: 'reader', rows: 3 }]);
  await platform.services.audit.flush();
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from audit.record as r left join audit.document as d on d.hash = r.document
      where strpos(concat(r.variables, r.details, d.text), ${number}) > 0) as kept`.execute(platform.database.db);
  expect(rows).toEqual([{ kept: false }]);
  expect((await platform.govern('keeper', `{ auditPersons(value: "x") { id } }`)).body.errors[0].extensions.code).toBe(
    'FORBIDDEN',
  );
});

const verifications =
  '{ auditVerifications { id begunBy state records total noted { number } report { records faults { kind } } } }';

test('a verification goes on by itself, and what it found stays', async () => {
  const begin = `mutation ($noted: NotedSealInput) { beginAuditVerification(noted: $noted) { id state } }`;
  const { body } = await platform.govern('auditor', begin);
  const { id } = body.data.beginAuditVerification;
  const list = async (): Promise<any> => (await platform.govern('auditor', verifications)).body.data.auditVerifications;
  await expect.poll(async () => (await list())[0].state).toBe('DONE');
  expect(await list()).toMatchObject([{ id, noted: null, report: { faults: [] } }]);
  await platform.govern('auditor', begin, { noted: { number: 99, hash: 'f'.repeat(64) } });
  await expect.poll(async () => (await list())[0].state).toBe('DONE');
  expect(await list()).toMatchObject([{ noted: { number: 99 }, report: { faults: [{ kind: 'seal' }] } }, { id }]);
  await sql`insert into audit.verification_step (verification, at, begun_by, records, total)
    values (gen_random_uuid(), now() - interval '5 min', 'somebody', 0, 9)`.execute(platform.database.db);
  expect((await list()).find(({ begunBy }: any) => begunBy === 'somebody').state).toBe('LOST');
});

test('operations that fail and those that are slow', async () => {
  await platform.query('reader', 'query Refused { persons(first: 1) { nodes { phone } } }');
  await platform.services.audit.flush();
  const times = async (order: string): Promise<any> =>
    (
      await platform.govern(
        'approver',
        `{ operationTimes(order: ${order}) { department operationName calls failures outcome median p95 slowest } }`,
      )
    ).body.data.operationTimes;
  expect(await times('FAILING')).toMatchObject([
    { department: 'reader', operationName: 'Refused', calls: 1, failures: 1, outcome: 'FIELD_NOT_GRANTED' },
  ]);
  const slow = await times('SLOW');
  expect(slow.length).toBeGreaterThan(1);
  expect(slow[0].p95).toBeGreaterThanOrEqual(slow[1].p95);
});
