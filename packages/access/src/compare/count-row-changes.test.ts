import type { TestDatabase } from '@gridweave/testing';
import * as fc from 'fast-check';
import { maskText } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, policyOf } from '../fixture/facts.ts';
import { anyRules, policyFrom } from '../fixture/random-rules.ts';
import { type SampleRow, shownOf } from '../fixture/sample-rows.ts';
import { townDatabase } from '../fixture/town-database.ts';
import { townModel } from '../fixture/town.ts';
import type { Policy } from '../policy/policy.ts';
import { countRowChanges, describeChanges, diffPolicies } from './index.ts';

let town: TestDatabase;
let rows: Readonly<Record<string, readonly SampleRow[]>>;
const models = { before: townModel, after: townModel };
beforeAll(async () => {
  town = await townDatabase();
  const { db } = town.database;
  const read = async (table: string, named: Readonly<Record<string, string>>): Promise<readonly SampleRow[]> => {
    const tests = Object.entries(named).map(([name, condition]) => `case when ${condition} then '${name}' end`);
    const { rows: found } = await sql<{
      street: string;
      community: string | null;
      grid: string | null;
      named: string[];
    }>`
      select ${sql.raw(table === 'house' ? 'street_code as street, community_code as community, grid_code as grid' : 'p.street_code as street, null as community, null as grid')},
        array_remove(array[${sql.raw(tests.join(', '))}]::text[], null) as named
      from ${sql.raw(table === 'house' ? 'town.house' : 'town.person as p')}`.execute(db);
    return found.map((row) => ({ ...row, named: new Set(row.named) }));
  };
  rows = { House: await read('house', { rented: 'rental', large: 'area > 100' }) };
});
afterAll(() => town.drop());

const level = (shown: ReturnType<typeof shownOf>): string =>
  shown === 'none' ? 'none' : shown === null ? 'full' : `masked:${maskText(shown)}`;

function expected(before: Policy, after: Policy, field: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of rows['House']!) {
    const [from, to] = [level(shownOf(before, 'House', field, row)), level(shownOf(after, 'House', field, row))];
    if (from !== to) counts[`${from} → ${to}`] = (counts[`${from} → ${to}`] ?? 0) + 1;
  }
  return counts;
}

test('the rows that change are counted as reading decides them, whatever the rules are', async () => {
  await fc.assert(
    fc.asyncProperty(anyRules, anyRules, async (a, b) => {
      const [before, after] = [policyFrom(a), policyFrom(b)];
      const counted = await countRowChanges({
        db: town.database.db,
        before,
        after,
        models,
        statementTimeoutMs: 10_000,
      });
      for (const field of ['rent', 'address', 'area']) {
        const group = counted.find(({ fields }) => fields.includes(`House.${field}`));
        const found = Object.fromEntries((group?.became ?? []).map(({ from, to, rows: n }) => [`${from} → ${to}`, n]));
        expect(found).toEqual(expected(before, after, field));
      }
    }),
    { numRuns: 100 },
  );
});

test('a statement that takes too long is given up and said, and the others are counted', async () => {
  const after = policyOf([grant(['House.rent', 'Person.name'])]);
  const counted = await countRowChanges({
    db: town.database.db,
    before: undefined,
    after,
    models,
    statementTimeoutMs: 10_000,
  });
  expect(counted.map(({ type, became }) => [type, became?.[0]?.rows])).toEqual([
    ['House', 9],
    ['Person', 8],
  ]);
  await sql`create function town.slow() returns boolean language sql volatile as 'select pg_sleep(0.3) is null'`.execute(
    town.database.db,
  );
  await sql`alter table town.person rename to person_table`.execute(town.database.db);
  await sql`create view town.person as select * from town.person_table where not town.slow()`.execute(town.database.db);
  const cut = await countRowChanges({
    db: town.database.db,
    before: undefined,
    after,
    models,
    statementTimeoutMs: 100,
  });
  expect(cut.map(({ type, timedOut }) => [type, timedOut])).toEqual([
    ['House', false],
    ['Person', true],
  ]);
  await sql`drop view town.person`.execute(town.database.db);
  await sql`alter table town.person_table rename to person`.execute(town.database.db);
});

test('sentences say who gains what, where, under which mask, in both languages', () => {
  const before = policyOf([]);
  const after = policyOf([
    grant(['Person.name', 'Person.idNumber'], {
      access: 'masked',
      mask: 'keep(1,0)',
      areas: ['440304001'],
      operators: ['read'],
    }),
    grant(['House.rent'], { operators: ['read', 'filter'], scopes: ['rented'] }),
  ]);
  const sentences = describeChanges(diffPolicies(before, after, models), {
    model: townModel,
    departmentTitle: { zh: '消防', en: 'Fire' },
    areaName: (code) => (code === '440304001' ? '民治街道' : undefined),
  });
  const [zh, en] = [sentences.map((s) => s.zh).join('\n'), sentences.map((s) => s.en).join('\n')];
  expect(zh).toContain('民治街道');
  expect(zh).toMatch(/消防: .*由不可见变为/);
  expect(en).toContain('House.rent');
  expect(en).toMatch(/filtering/);
  for (const { direction } of sentences) expect(direction).toBe('wider');
});
