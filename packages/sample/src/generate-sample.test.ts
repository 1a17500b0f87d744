import { core, houses, persons } from '@gridweave/core';
import { migrate } from '@gridweave/database';
import { type Plugin, platformMigrations } from '@gridweave/kit';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterEach, expect, test } from 'vitest';
import { ensureSample, generateSample, unfinishedSample } from './generate-sample.ts';
import type { SampleProgress } from './load/progress.ts';

const sources = [
  { plugin: 'gridweave', schema: 'gridweave', migrations: platformMigrations },
  { plugin: core.name, schema: core.schema, dependsOn: ['gridweave'], migrations: core.migrations },
];
const small = { plugins: [core], size: 'community', seed: 3, today: '2026-11-24' } as const;
function cut(progress: SampleProgress): void {
  if (progress.step === 'index') throw new Error('power cut again');
}

const open: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.drop()));
});

async function migrated(): Promise<TestDatabase> {
  const database = await createTestDatabase({ poolSize: 3 });
  open.push(database);
  await migrate(database.database, sources);
  return database;
}

async function counted({ database }: TestDatabase, query: string): Promise<number> {
  return Number((await database.pool.query(`select count(*) as n from ${query}`)).rows[0].n);
}

async function contents({ database }: TestDatabase): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    `select (select md5(string_agg(p::text, '|' order by id)) from core.person p) as people,
            (select md5(string_agg(e::text, '|' order by id)) from core.event e) as events,
            (select string_agg(indexname, ' ' order by indexname) from pg_indexes where schemaname = 'core') as indexes`,
  );
  return rows;
}

test('a community is made once; later calls find it, and rows that come later get ids of their own', async () => {
  const one = await migrated();
  const empty = await contents(one);
  const steps: SampleProgress['step'][] = [];
  const report = await generateSample({ ...small, url: one.url, onProgress: ({ step }) => steps.push(step) });
  expect(report).toMatchObject({ size: 'community', seed: 3, today: '2026-11-24', resumed: false });
  expect(report.rows['core.person']).toBe(await counted(one, 'core.person'));
  expect(new Set(steps)).toEqual(new Set(['community', 'index', 'analyze']));
  const full = await contents(one);
  expect(full).toMatchObject([{ indexes: (empty[0] as { indexes: string }).indexes }]);
  expect(await counted(one, `pg_stats where schemaname = 'core' and tablename = 'person'`)).toBeGreaterThan(10);
  expect(await ensureSample({ ...small, url: one.url })).toBeUndefined();
  await expect(generateSample({ ...small, url: one.url })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  expect(await contents(one)).toEqual(full);
  expect(await unfinishedSample(one.database)).toBe(false);
  const { rows } = await one.database.pool.query(
    `insert into core.history (street_code, record_type, record_id, field, valid_from, source)
     values ('440306017', 'House', 1, 'use', now(), 'test') returning id`,
  );
  expect(Number(rows[0].id)).toBeGreaterThan(900_000_000);
});

test('two processes at once make one city', async () => {
  const one = await migrated();
  const made = await Promise.all([1, 2, 3].map(() => ensureSample({ ...small, url: one.url })));
  expect(made.filter((report) => report !== undefined)).toHaveLength(1);
  expect(await counted(one, 'sample.community')).toBe(1);
});

test('data of somebody else are left alone', async () => {
  const one = await migrated();
  await one.database.pool.query(
    `insert into core.house (street_code, community_code, grid_code, house_code, building_code, address, use)
     values ('440303001', '440303001001', '44030300100101', repeat('1', 25), repeat('1', 19), 'x', '10')`,
  );
  expect(await ensureSample({ ...small, url: one.url })).toBeUndefined();
  expect(await counted(one, 'core.house')).toBe(1);
});

test('an interrupted load is completed by the next call and is the same city', async () => {
  const whole = await migrated();
  await generateSample({ ...small, url: whole.url });
  const broken = await migrated();
  // breaks after the core's rows were made, then while the indexes are made
  const fails: Plugin = {
    ...core,
    name: 'fails',
    tables: [],
    sample: () => {
      throw new Error('power cut');
    },
  };
  await expect(ensureSample({ ...small, plugins: [core, fails], url: broken.url })).rejects.toThrow('power cut');
  expect(await unfinishedSample(broken.database)).toBe(true);
  expect(await counted(broken, 'core.person')).toBe(0);
  await expect(ensureSample({ ...small, url: broken.url, onProgress: cut })).rejects.toThrow('power cut again');
  expect(await unfinishedSample(broken.database)).toBe(true);
  const report = await ensureSample({ ...small, size: 'city', seed: 9, url: broken.url });
  expect(report).toMatchObject({ resumed: true, size: 'community', seed: 3 });
  expect(await contents(broken)).toEqual(await contents(whole));
  expect(await counted(broken, 'sample.dropped_index')).toBe(0);
});

test('what the rows refer to is there', async () => {
  const one = await migrated();
  await generateSample({ ...small, url: one.url });
  for (const [table, column, target] of [
    ['person', 'house_id', houses],
    ['occupancy', 'person_id', persons],
    ['occupancy', 'house_id', houses],
    ['house_membership', 'house_id', houses],
    ['legal_entity', 'house_id', houses],
    ['event', 'house_id', houses],
  ] as const) {
    const missing = `core.${table} r where ${column} is not null and not exists (select from core.${target.name} t where t.street_code = r.street_code and t.id = r.${column})`;
    expect(await counted(one, missing)).toBe(0);
  }
  expect(
    await counted(
      one,
      'core.identity_document d where not exists (select from core.person p where p.id = d.person_id)',
    ),
  ).toBe(0);
});
