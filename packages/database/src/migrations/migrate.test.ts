import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Migration } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';

import { openDatabase, type Database } from '../connection/open-database.ts';
import { copyDatabase, type DatabaseCopy } from '../template/index.ts';
import { migrate } from './migrate.ts';
import type { MigrationSource } from './source.ts';

let copy: DatabaseCopy;
let database: Database;
beforeEach(async () => {
  copy = await copyDatabase(inject('serverUrl'));
  database = openDatabase({ url: copy.url, statementTimeoutMs: 30_000 });
});
afterEach(async () => {
  await database.close();
  await copy.drop();
});

const table = (name: string, columns = 'id int primary key', breaking = false): Migration => ({
  name,
  breaking,
  up: async (db) => {
    await sql`create table ${sql.id(`t_${name}`)} (${sql.raw(columns)})`.execute(db);
  },
});
const core = (...migrations: Migration[]): MigrationSource => ({ plugin: 'core', schema: 'core', migrations });
const fire = (...migrations: Migration[]): MigrationSource => ({
  plugin: 'fire',
  schema: 'Fire-消防',
  dependsOn: ['core'],
  migrations,
});

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map(({ name }) => name as string);
}

test('from empty to latest in the order of dependencies, then nothing to do', async () => {
  const sources = [
    fire(table('002'), table('001', 'id int references core.t_001')),
    core(table('001'), {
      name: '002-extension',
      breaking: false,
      up: async (db) => {
        await sql`create extension if not exists pg_trgm schema public`.execute(db);
        await db.schema
          .createIndex('name_trgm')
          .on('t_001')
          .expression(sql`(id::text) gin_trgm_ops`)
          .using('gin')
          .execute();
      },
    }),
  ];
  const steps: string[] = [];
  const applied = await migrate(database, sources, { onStep: ({ plugin, step }) => steps.push(`${plugin}/${step}`) });
  expect(steps).toEqual(['core/001', 'core/002-extension', 'fire/001', 'fire/002']);
  expect(applied.map(({ plugin, step }) => `${plugin}/${step}`)).toEqual(steps);
  const found = await tables();
  expect(found).toContain('core.migration_history');
  expect(found).toContain('Fire-消防.t_002');
  expect(await migrate(database, sources)).toEqual([]);
  const { rows } = await database.pool.query(`show statement_timeout`);
  expect(rows[0]).toEqual({ statement_timeout: '30s' });
});

test('a run with nothing to do needs no right to create', async () => {
  const sources = [core(table('001'))];
  await migrate(database, sources);
  const reader = openDatabase({ url: copy.url, settings: { default_transaction_read_only: 'on' } });
  expect(await migrate(reader, sources)).toEqual([]);
  await reader.close();
});

test('four connections and four processes at once', async () => {
  const slow: Migration = {
    name: '001',
    breaking: false,
    up: async (db) => {
      await sql`create table counted (n int)`.execute(db);
      await sql`select pg_sleep(0.2)`.execute(db);
    },
  };
  const others = [1, 2, 3, 4].map(() => openDatabase({ url: copy.url }));
  const runs = await Promise.all(others.map((one) => migrate(one, [core(slow)])));
  await Promise.all(others.map((one) => one.close()));
  expect(runs.flat()).toEqual([{ plugin: 'core', step: '001' }]);

  const program = `
    import { migrate, openDatabase } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
    const database = openDatabase({ url: process.argv[1] });
    const up = (db) => db.schema.createTable('made_once').addColumn('id', 'integer').execute();
    const applied = await migrate(database, [{ plugin: 'fire', schema: 'fire', migrations: [{ name: '001', breaking: false, up }] }]);
    process.stdout.write(String(applied.length));
    await database.close();`;
  const run = promisify(execFile);
  const outputs = await Promise.all(
    [1, 2, 3, 4].map(() => run(process.execPath, ['--input-type=module', '-e', program, copy.url])),
  );
  expect(outputs.map(({ stdout }) => stdout).sort()).toEqual(['0', '0', '0', '1']);
});

test('old code refuses a newer breaking step and accepts one that is not', async () => {
  await migrate(database, [core(table('001'), table('002'))]);
  expect(await migrate(database, [core(table('001'))])).toEqual([]);
  await migrate(database, [core(table('001'), table('002'), table('003', 'id int', true))]);
  await expect(migrate(database, [core(table('001')), fire(table('001'))])).rejects.toMatchObject({
    code: 'DATABASE_NEWER',
    details: { plugin: 'core', step: '003' },
  });
  expect((await tables()).filter((name) => name.startsWith('Fire'))).toEqual([]);
});

test('a failing step is rolled back as a whole, those before it stay, and it can be mended', async () => {
  const failing: Migration = {
    name: '002',
    breaking: false,
    up: async (db) => {
      await sql`create table half (id int)`.execute(db);
      await sql`insert into half values (1 / 0)`.execute(db);
    },
  };
  await expect(migrate(database, [core(table('001'), failing, table('003'))])).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    details: { plugin: 'core', step: '002' },
    message: expect.stringMatching(/core 的迁移步骤 002 失败.*division by zero/s),
  });
  expect(await tables()).toEqual(['core.migration_history', 'core.t_001']);
  expect(await migrate(database, [core(table('001'), table('002'))])).toEqual([{ plugin: 'core', step: '002' }]);
});

test('a step that hides an error of its own does not count as done', async () => {
  const hiding: Migration = {
    name: '001',
    breaking: false,
    up: async (db) => {
      await sql`select nothing_there`.execute(db).catch(() => {});
    },
  };
  await expect(migrate(database, [core(hiding)])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
});

test('a step that sorts before applied ones is refused', async () => {
  await migrate(database, [core(table('002'))]);
  await expect(migrate(database, [core(table('001'), table('002'))])).rejects.toMatchObject({
    code: 'PLUGIN_INVALID',
    details: { plugin: 'core', step: '001' },
  });
});

test('the schema of a plugin that is no longer configured is left alone', async () => {
  await migrate(database, [core(table('001')), fire(table('001'))]);
  expect(await migrate(database, [core(table('001'))])).toEqual([]);
  expect(await tables()).toContain('Fire-消防.t_001');
});

test('a database lost in the middle of a step is DATABASE_UNAVAILABLE and leaves nothing half done', async () => {
  const dying: Migration = {
    name: '002',
    breaking: false,
    up: async (db) => {
      await sql`create table half (id int)`.execute(db);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    },
  };
  await expect(migrate(database, [core(table('001'), dying)])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  expect(await tables()).toEqual(['core.migration_history', 'core.t_001']);
  expect(await migrate(database, [core(table('001'), table('002'))])).toHaveLength(1);
});
