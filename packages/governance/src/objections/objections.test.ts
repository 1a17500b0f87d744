import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { core } from '@gridweave/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [core],
    departments: [
      { code: 'fire', areas: ['4403'] },
      { code: 'police', areas: ['4403'] },
    ],
  });
});
afterAll(() => platform?.close());

const fields = 'id department field record doubt isOverdue answerDue outcome answer answeredBy';
const raise = async (department: string, objection: object): Promise<any> =>
  (
    await platform.query(
      department,
      `mutation ($o: SharingObjectionInput!) { raiseSharingObjection(objection: $o) { ${fields} } }`,
      { o: objection },
    )
  ).body;
const own = async (department: string): Promise<readonly any[]> =>
  (await platform.query(department, `{ sharingObjections { ${fields} } }`)).body.data.sharingObjections;
const answer = async (admin: Parameters<TestPlatform['govern']>[0], id: string, finding: string): Promise<any> =>
  (
    await platform.govern(
      admin,
      `mutation ($id: ID!) { answerObjection(id: $id, finding: ${finding}, answer: "网格员现场核实") { ${fields} } }`,
      { id },
    )
  ).body;

test('a doubt goes to the keepers, is answered once, and the department hears of it', async () => {
  const { data } = await raise('fire', { field: 'House.use', record: '1001', doubt: '现场是仓库,不是住宅' });
  const { id } = data.raiseSharingObjection;
  expect(data.raiseSharingObjection).toMatchObject({ department: 'fire', outcome: null, isOverdue: false });
  const notices = await platform.govern('keeper', '{ notices(first: 5) { kind subject } }');
  expect(notices.body.data.notices[0]).toEqual({ kind: 'objection', subject: id });
  const inbox = await platform.govern('auditor', '{ objections(open: true) { id field doubt } }');
  expect(inbox.body.data.objections).toEqual([{ id, field: 'House.use', doubt: '现场是仓库,不是住宅' }]);
  expect(await own('police')).toEqual([]);

  expect((await answer('auditor', id, 'CORRECTED')).errors[0].extensions.code).toBe('FORBIDDEN');
  const answered = await answer('keeper', id, 'CORRECTED');
  expect(answered.data.answerObjection).toMatchObject({ outcome: 'CORRECTED', answer: '网格员现场核实' });
  expect((await answer('keeper', id, 'CONFIRMED')).errors[0].extensions.faults[0].en).toBe(
    'this objection was answered already',
  );
  expect(await own('fire')).toMatchObject([{ id, outcome: 'CORRECTED', answer: '网格员现场核实' }]);
  const heard = await platform.query('fire', '{ sharingNotices(first: 1) { kind subject text { en } } }');
  expect(heard.body.data.sharingNotices[0]).toEqual({
    kind: 'objection',
    subject: id,
    text: { en: 'The objection to a value of House.use was answered: corrected' },
  });
});

test.each([
  [{ field: 'House.ownerPhone', record: '1', doubt: 'x' }, 'field', 'the department cannot read this field'],
  [{ field: 'House.nothing', record: '1', doubt: 'x' }, 'field', 'the department cannot read this field'],
  [{ field: 'House.use', record: "1' or 1=1", doubt: 'x' }, 'record', 'this is no id of a record'],
  [{ field: 'House.use', record: '1', doubt: ' ' }, 'doubt', 'say what is wrong'],
  [{ field: 'House.use', record: '1', doubt: '错'.repeat(1_001) }, 'doubt', 'at most 1000 characters'],
])('%o is refused where it is wrong', async (objection, where, en) => {
  const { errors } = await raise('fire', objection);
  expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', faults: [{ where, en }] });
});

test('one that waits too long is overdue and stands first; the department may take its own back', async () => {
  const first = (await raise('police', { field: 'House.use', record: '1', doubt: '甲' })).data.raiseSharingObjection;
  const second = (await raise('police', { field: 'House.use', record: '2', doubt: '乙' })).data.raiseSharingObjection;
  await sql`update access.objection set answer_due = now() - interval '1 day' where id = ${second.id}`.execute(
    platform.database.db,
  );
  expect((await own('police')).map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  const withdraw = (department: string) =>
    platform.query(
      department,
      'mutation ($id: ID!) { withdrawSharingObjection(id: $id, reason: "已更正") { outcome } }',
      { id: first.id },
    );
  expect((await withdraw('fire')).body.errors[0].message).toContain('the department has no such objection');
  expect((await withdraw('police')).body.data.withdrawSharingObjection.outcome).toBe('WITHDRAWN');
  expect((await own('police')).map(({ id }) => id)).toEqual([second.id, first.id]);
});
