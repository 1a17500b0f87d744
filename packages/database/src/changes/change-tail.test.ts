import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '../connection/index.ts';
import { migrate } from '../migrations/index.ts';
import { copyDatabase, type DatabaseCopy } from '../template/index.ts';
import { ChangeTail } from './change-tail.ts';
import type { ChangeEntry } from './entry.ts';
import { changeMigrations } from './migrations.ts';
import { keepChangeLog } from './partitions.ts';
import { type ChangePosition, positionText, readPosition } from './position.ts';
import { positionOf, readChanges } from './read-changes.ts';
import { writeChange } from './write-change.ts';

let copy: DatabaseCopy;
let database: Database;
let writers: Database;
let tails: ChangeTail[] = [];
beforeEach(async () => {
  copy = await copyDatabase(inject('serverUrl'));
  database = openDatabase({ url: copy.url, poolSize: 4 });
  await migrate(database, [changeMigrations]);
  writers = openDatabase({ url: copy.url, poolSize: 12, applicationName: 'writers', onError: () => undefined });
});
afterEach(async () => {
  await Promise.all(tails.map((tail) => tail.close()));
  tails = [];
  await writers.close();
  await database.close();
  await copy.drop();
});

async function follow(): Promise<{ tail: ChangeTail; seen: ChangeEntry[]; errors: Error[] }> {
  const seen: ChangeEntry[] = [];
  const errors: Error[] = [];
  const tail = new ChangeTail({
    url: copy.url,
    pollMs: 5,
    onEntries: (entries) => {
      seen.push(...entries);
    },
    onError: (error) => errors.push(error),
  });
  tails.push(tail);
  await tail.start();
  return { tail, seen, errors };
}

/** One change of a record; `n` says which in the order of the record. */
async function write(trx: Kysely<any>, record: number, n: number): Promise<void> {
  await writeChange(trx, {
    type: 'Person',
    street: '440304001',
    record: String(record),
    kind: 'changed',
    columns: [String(n)],
    before: null,
  });
}

/** Each record's changes came in their order, and each once. */
function inOrder(seen: readonly ChangeEntry[]): boolean {
  const last = new Map<string, number>();
  for (const { record, columns } of seen) {
    const n = Number(columns[0]);
    if (n <= (last.get(record) ?? 0)) return false;
    last.set(record, n);
  }
  return true;
}

async function committed(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int4 as n from change.entry`.execute(database.db);
  return rows[0]!.n;
}

test('50,000 changes by writers at once, with long transactions, rollbacks and cut connections: none is lost, none out of order', async () => {
  const { db } = writers;
  const followers = await Promise.all([follow(), follow()]);
  await sql`create table locks (record int8 primary key, n int4 not null default 0)`.execute(database.db);
  await sql`insert into locks select generate_series(0, 199)`.execute(database.db);
  let random = 7;
  const next = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
  const writeSome = async (changes: number): Promise<void> => {
    let left = changes;
    while (left > 0) {
      const size = next(50) === 0 ? 400 : 1 + next(40);
      const fate = next(20);
      try {
        left -= await db.transaction().execute(async (trx) => {
          // in one order, so that writers wait for each other and never in a ring
          const records = [...new Set(Array.from({ length: size }, () => next(200)))].sort((a, b) => a - b);
          for (const record of records) {
            const { rows } = await sql<{ n: number }>`
              update locks set n = n + 1 where record = ${record} returning n`.execute(trx);
            await write(trx, record, rows[0]!.n);
          }
          if (fate === 0) throw new Error('rolled back');
          if (fate === 1) await sql`select pg_sleep(0.05)`.execute(trx);
          if (fate === 2) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
          return records.length;
        });
      } catch {
        // what was not committed is not in the log
      }
    }
  };
  const cutting = (async () => {
    for (let i = 0; i < 20; i++) {
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gridweave-changes'
        and datname = current_database()`.execute(database.db);
    }
  })();
  await Promise.all([...Array.from({ length: 10 }, () => writeSome(5_000)), cutting]);
  const total = await committed();
  expect(total).toBeGreaterThanOrEqual(50_000);
  for (const { seen } of followers) {
    await expect.poll(() => seen.length, { timeout: 60_000 }).toBe(total);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    expect(inOrder(seen)).toBe(true);
  }
}, 600_000);

test('a long transaction delays its own entries and no others, and they come when it ends', async () => {
  const { seen, tail } = await follow();
  const { db } = writers;
  const slow = await db.startTransaction().execute();
  await write(slow, 1, 1);
  await write(db, 2, 1);
  await expect.poll(() => seen.map(({ record }) => record)).toEqual(['2']);
  expect(tail.position!.gaps).toHaveLength(1);
  await slow.commit().execute();
  await expect.poll(() => seen.map(({ record }) => record)).toEqual(['2', '1']);
  await expect.poll(() => tail.position!.gaps).toEqual([]);
});

test('ids of a rolled back transaction are given up when everything that ran has ended', async () => {
  const { seen, tail } = await follow();
  const { db } = writers;
  const slow = await db.startTransaction().execute();
  await write(slow, 1, 1);
  await slow.rollback().execute();
  await write(db, 2, 1);
  await expect.poll(() => seen.map(({ record }) => record)).toEqual(['2']);
  await expect.poll(() => tail.position!.gaps).toEqual([]);
});

test('pages from any position that a tail had give the rest, each entry once', async () => {
  const { tail } = await follow();
  const { db } = writers;
  const start = tail.position!;
  const slow = await db.startTransaction().execute();
  for (let n = 1; n <= 30; n++) {
    await write(n % 3 === 0 ? slow : db, n % 3 === 0 ? 1 : 2, n);
  }
  await expect.poll(() => tail.position!.last).toBe(29n);
  const read = async (from: ChangePosition, most: number): Promise<readonly ChangeEntry[]> => {
    const found: ChangeEntry[] = [];
    for (let position = from, more = true; more;) {
      const page = await readChanges(database.db, position, tail.position!, ['Person'], most);
      found.push(...page.entries);
      position = readPosition(positionText(page.position))!;
      more = page.hasMore;
      if (!more) from = position;
    }
    held = from;
    return found;
  };
  let held = start;
  for (const most of [1, 4, 100]) expect(await read(start, most)).toHaveLength(20);
  const before = held;
  await slow.commit().execute();
  await expect.poll(() => tail.position!.gaps).toEqual([]);
  const rest = await read(before, 7);
  expect(rest.map(({ record }) => record)).toEqual(Array.from({ length: 10 }, () => '1'));
  expect(await read(held, 7)).toEqual([]);
  // another process that has not come so far gives nothing twice either
  expect((await readChanges(database.db, held, start, ['Person'], 100)).entries).toEqual([]);
});

test('what a snapshot does not show comes after its position', async () => {
  await follow();
  const { db } = writers;
  await write(db, 1, 1);
  const slow = await db.startTransaction().execute();
  await write(slow, 2, 1);
  await write(db, 3, 1);
  const reader = await database.db.startTransaction().setIsolationLevel('repeatable read').execute();
  const position = await positionOf(reader);
  const shown = await sql<{ record: string }>`select record::text from change.entry order by id`.execute(reader);
  expect(shown.rows.map(({ record }) => record)).toEqual(['1', '3']);
  await slow.commit().execute();
  await write(db, 4, 1);
  await reader.commit().execute();
  const { tail } = await follow();
  await expect.poll(() => tail.position!.last).toBe(4n);
  const { entries } = await readChanges(database.db, position, tail.position!, ['Person'], 100);
  expect(entries.map(({ record }) => record)).toEqual(['2', '4']);
});

test('entries older than the retention go, with their partitions, and the log goes on', async () => {
  const { db } = database;
  const { tail } = await follow();
  for (let n = 1; n <= 10; n++) await write(db, n, 1);
  await sql`update change.entry set at = now() - interval '40 days' where id <= 6`.execute(db);
  await sql`select setval('change.entry_id', 4000005)`.execute(db);
  await write(db, 11, 1);
  await expect
    .poll(async () => (await sql<any>`select settled::text from change.bounds`.execute(db)).rows[0].settled, {
      timeout: 10_000,
    })
    .toBe('4000006');
  await keepChangeLog(db, 30);
  expect(await committed()).toBe(5);
  expect((await sql<any>`select pruned::text from change.bounds`.execute(db)).rows[0].pruned).toBe('6');
  await sql`update change.entry set at = now() - interval '40 days' where id < 4000000`.execute(db);
  await keepChangeLog(db, 30);
  await keepChangeLog(db, 30);
  expect(await committed()).toBe(1);
  await write(db, 12, 1);
  expect(tail.position!.last).toBeGreaterThanOrEqual(4_000_006n);
});
