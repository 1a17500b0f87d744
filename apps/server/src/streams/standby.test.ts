import { changeMigrations, type ChangeEntry, ChangeTail, migrate, openDatabase } from '@gridweave/database';
import { startReplicated } from '@gridweave/testing';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';

async function write(db: Kysely<any>, record: number): Promise<void> {
  await sql`
    insert into change.entry (type, street_code, record, kind, columns)
    values ('House', '440309002', ${String(record)}::int8, 'changed', '{address}')`.execute(db);
}

test('the change log is followed on a hot standby, with what commits late and without what never comes', async () => {
  const server = await startReplicated();
  const primary = openDatabase({ url: server.url, poolSize: 4 });
  const seen: ChangeEntry[] = [];
  const tails: ChangeTail[] = [];
  try {
    await migrate(primary, [changeMigrations]);
    const { db } = primary;
    await write(db, 1);
    const onStandby = openDatabase({ url: server.standby.urlOf(server.url) });
    const arrived = (): Promise<number> =>
      sql`select 1 from change.entry`.execute(onStandby.db).then(
        ({ rows }) => rows.length,
        () => 0,
      );
    await expect.poll(arrived, { timeout: 30_000 }).toBe(1);
    await onStandby.close();
    // that of a server on the primary, which notes what is settled
    const ofPrimary = new ChangeTail({ url: server.url, onEntries: () => {}, onError: () => {} });
    const ofStandby = new ChangeTail({
      url: server.standby.urlOf(server.url),
      onEntries: (entries) => seen.push(...entries),
      onError: () => {},
    });
    tails.push(ofPrimary, ofStandby);
    await Promise.all(tails.map((tail) => tail.start()));

    const late = await db.startTransaction().execute();
    await write(late, 2);
    await write(db, 3);
    const undone = await db.startTransaction().execute();
    await write(undone, 4);
    await undone.rollback().execute();
    await write(db, 5);
    const records = (): string[] => seen.map(({ record }) => record);
    await expect.poll(records, { timeout: 30_000 }).toEqual(['3', '5']);
    await late.commit().execute();
    await expect.poll(records, { timeout: 30_000 }).toEqual(['3', '5', '2']);
    await write(db, 6);
    await expect.poll(records, { timeout: 30_000 }).toEqual(['3', '5', '2', '6']);
    await expect.poll(() => ofStandby.position?.gaps, { timeout: 30_000 }).toEqual([]);
  } finally {
    await Promise.all(tails.map((tail) => tail.close()));
    await primary.close();
    await server.close();
  }
}, 180_000);
