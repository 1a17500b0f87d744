import { openDatabase } from '@gridweave/database';
import type { TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { answerGroups } from './answer-groups.ts';
import { type AnswerLimits, defaultAnswerLimits } from './answer-limits.ts';
import type { CountedGroups } from './counted-groups.ts';
import { type RowSet, sketchOf } from './fixture/row-sets.ts';
import { forgetAnswers } from './forget-answers.ts';

const smallest = 10;
let store: TestDatabase;
let departments = 0;

beforeAll(async () => {
  store = await accessDatabase();
});
afterAll(() => store.drop());

/** Rows from a number on. */
function rows(from: number, length: number): RowSet {
  return new Set(Array.from({ length }, (_, i) => from + i));
}

/** A department that has not asked yet. */
function newDepartment(limits: AnswerLimits = defaultAnswerLimits, db = store.database.db) {
  const department = `d${departments++}`;
  const askAll = (sets: readonly RowSet[], more: Partial<CountedGroups> & { question?: string } = {}) => {
    const { question = 'q', ...rest } = more;
    const groups = sets.map((set) => ({ question, sketch: sketchOf(set, smallest) }));
    return answerGroups(db, { department, type: 'Person', smallest, secret: department, groups, ...rest }, limits);
  };
  return { department, askAll, ask: async (set: RowSet, more = {}) => (await askAll([set], more))[0] };
}

async function kept(department: string): Promise<number> {
  const { rows: found } = await sql<{ n: number }>`
    select count(*)::int4 as n from access.answered_set where department = ${department}`.execute(store.database.db);
  return found[0]!.n;
}

test('a hundred questions for the same rows have one answer and keep one', async () => {
  const { department, ask } = newDepartment();
  const answers = new Set<unknown>();
  for (let i = 0; i < 100; i++) answers.add(await ask(rows(0, 57), { question: `q${i}` }));
  expect(answers.size).toBe(1);
  expect(await kept(department)).toBe(1);
});

test('groups of one question answer for each other, and the group of zero is left out', async () => {
  const { department, askAll } = newDepartment();
  const [first, near, none, small, far] = await askAll([
    rows(0, 60),
    rows(1, 60),
    rows(0, 0),
    rows(500, 9),
    rows(200, 40),
  ]);
  expect(near).toBe(first);
  expect([none, small]).toEqual([null, null]);
  expect(far).not.toBeNull();
  expect(await kept(department)).toBe(2);
  expect(await askAll([])).toEqual([]);
});

test('departments, types and smallest groups have answers of their own', async () => {
  const { department, ask } = newDepartment();
  await ask(rows(0, 57));
  await ask(rows(0, 57), { type: 'House' });
  await ask(rows(0, 57), { smallest: 9 });
  expect(await kept(department)).toBe(3);
  const other = newDepartment();
  await other.ask(rows(0, 57));
  expect([await kept(department), await kept(other.department)]).toEqual([3, 1]);
});

test('servers that ask at once about sets of one row more or less give one answer', async () => {
  const servers = [1, 2, 3, 4].map(() => openDatabase({ url: store.url, poolSize: 3 }));
  for (let round = 0; round < 15; round++) {
    const { department } = newDepartment();
    const answers = await Promise.all(
      servers.flatMap(({ db }, i) =>
        [0, 1, 2].map(async (j) => {
          const groups = [{ question: `${i} ${j}`, sketch: sketchOf(rows(i % 2, 60 + (j % 2)), smallest) }];
          const asked = { department, type: 'Person', smallest, secret: department, groups };
          return (await answerGroups(db, asked, defaultAnswerLimits))[0];
        }),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await kept(department)).toBe(1);
  }
  await Promise.all(servers.map((server) => server.close()));
});

test('only who needs an answer of its own waits for another who does', async () => {
  const { department, ask } = newDepartment();
  const known = await ask(rows(0, 57));
  const holder = await store.database.pool.connect();
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(hashtextextended('gridweave counts ${department} Person', 0))`);
  // answered while the lock is held
  expect(await ask(rows(0, 57), { question: 'again' })).toBe(known);
  expect(await ask(rows(0, 57), { type: 'House' })).not.toBeNull();
  let isAnswered = false;
  const waiting = ask(rows(200, 57)).then((answer) => {
    isAnswered = true;
    return answer;
  });
  const isWaiting = sql<{ n: number }>`
    select count(*)::int4 as n from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
  await expect.poll(async () => (await isWaiting.execute(store.database.db)).rows[0]!.n).toBe(1);
  expect(isAnswered).toBe(false);
  await holder.query('commit');
  holder.release();
  expect(await waiting).not.toBeNull();
});

test('when no more answers are kept, only those that need one are refused, and told why', async () => {
  const { department, ask, askAll } = newDepartment({ most: 3, keepDays: 7 });
  const known = await askAll([rows(0, 50), rows(100, 50)]);
  await expect(askAll([rows(200, 50), rows(300, 50)])).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    message: expect.stringContaining('At most 3 answers of rounded counts of Person'),
    details: { limit: 'counts', quota: 3, retryAfter: expect.any(Number) },
  });
  expect(await kept(department)).toBe(2);
  expect(await ask(rows(200, 50))).not.toBeNull();
  await expect(ask(rows(300, 50))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await askAll([rows(0, 50), rows(101, 50)])).toEqual(known);
  expect(await ask(rows(300, 50), { type: 'House' })).not.toBeNull();
});

test('answers that nobody used are forgotten; those in use are not', async () => {
  const { department, ask } = newDepartment();
  const known = await ask(rows(0, 50));
  await ask(rows(100, 50));
  await sql`update access.answered_set set used_on = current_date - 8 where department = ${department}`.execute(
    store.database.db,
  );
  expect(await ask(rows(0, 50))).toBe(known);
  await forgetAnswers(store.database.db, 7);
  expect(await kept(department)).toBe(1);
  const { rows: cells } = await sql<{ n: number }>`
    select count(distinct set_id)::int4 as n from access.answered_cell c
    where not exists (select from access.answered_set s where s.id = c.set_id)`.execute(store.database.db);
  expect(cells[0]!.n).toBe(0);
  expect(await ask(rows(0, 50))).toBe(known);
});

test('where nothing can be written nothing new is told, and what was told is', async () => {
  const { department, ask } = newDepartment();
  const known = await ask(rows(0, 50));
  const replica = openDatabase({ url: store.url, settings: { default_transaction_read_only: 'on' } });
  const askReplica = (set: RowSet) => {
    const groups = [{ question: 'q', sketch: sketchOf(set, smallest) }];
    const asked = { department, type: 'Person', smallest, secret: department, groups };
    return answerGroups(replica.db, asked, defaultAnswerLimits);
  };
  expect(await askReplica(rows(0, 50))).toEqual([known]);
  await expect(askReplica(rows(100, 50))).rejects.toMatchObject({ code: '25006' });
  await replica.close();
});
