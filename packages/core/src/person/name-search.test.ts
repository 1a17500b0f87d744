import { holds } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCoreDatabase } from '../fixture/core-database.ts';

let one: Awaited<ReturnType<typeof createCoreDatabase>>;
beforeAll(async () => {
  one = await createCoreDatabase();
  await sql`
    insert into core.person (street_code, community_code, grid_code, kind, document_type, document_number, name, sex)
    select '440306017', '440306017001', '44030601700101', 'floating', '111', n, n, '1'
    from unnest(array['张三', '张三丰', '三丰张', 'ANNA Lee', '欧阳娜娜', '𠮷野家', '', '李']) n`.execute(
    one.database.db,
  );
});
afterAll(() => one.drop());

async function search(part: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from core.person where ${holds(sql.ref('name'), sql`${part}::text`)} order by id`.execute(
    one.database.db,
  );
  return rows.map((row) => row.name);
}

test.each([
  ['张三', ['张三', '张三丰']],
  ['三丰', ['张三丰', '三丰张']],
  ['anna l', ['ANNA Lee']],
  ['娜娜', ['欧阳娜娜']],
  ['𠮷野', ['𠮷野家']],
  ['丰三', []],
])('%s finds %j', async (part, expected) => {
  expect(await search(part)).toEqual(expected);
});

test('a search uses the index over bigrams', async () => {
  const plan = await one.database.db.connection().execute(async (db) => {
    await sql`set enable_seqscan = off`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select 1 from core.person where ${holds(sql.ref('name'), sql`${'张三'}::text`)}`.execute(db);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('person_name_text');
});
