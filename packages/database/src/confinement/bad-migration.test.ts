import type { Migration } from '@gridweave/kit';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { openDatabase, type Database } from '../connection/open-database.ts';
import { migrate, type MigrationSource } from '../migrations/index.ts';
import { copyDatabase } from '../template/index.ts';
import { databaseOfUser } from './fixture/as-user.ts';

const step = (name: string, ...statements: readonly string[]): Migration => ({
  name,
  breaking: false,
  up: async (db: Kysely<any>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});

const platform: MigrationSource = {
  plugin: 'platform',
  schema: 'platform',
  migrations: [step('001', 'create table platform.policy (id int)')],
};
const core: MigrationSource = {
  plugin: 'core',
  schema: 'core',
  dependsOn: ['platform'],
  tables: ['house'],
  fenced: true,
  migrations: [
    step(
      '001',
      'create table house (id int primary key, owner text)',
      'create table hidden (id int)',
      `insert into house values (1, 'one')`,
      'create function count_houses() returns bigint language sql as $$ select count(*) from core.house $$',
    ),
  ],
};
const other: MigrationSource = {
  plugin: 'other',
  schema: 'other',
  fenced: true,
  tables: ['thing'],
  migrations: [step('001', 'create table thing (id int primary key)')],
};
const bad = (...steps: Migration[]): MigrationSource => ({
  plugin: 'bad',
  schema: 'bad',
  dependsOn: ['platform', 'core'],
  tables: ['note'],
  fenced: true,
  migrations: [
    step('001', 'create table note (id int primary key generated always as identity, house int references core.house)'),
    step('002', 'insert into note (house) select id from core.house', 'create index on note (house)'),
    ...steps,
  ],
});
const sources = (...steps: Migration[]): readonly MigrationSource[] => [platform, core, other, bad(...steps)];

/** What a step may not do, with what the after-check says where no role keeps it out. */
const attacks: readonly (readonly [name: string, statement: string, told: RegExp])[] = [
  ['a table in the core', 'create table core.mine (id int)', /made|changed core.mine/],
  ['a column in the core', 'alter table core.house add column mine int', /changed core.house/],
  ['rows of the core', `update core.house set owner = 'me'`, /changed core.house/],
  ['rows of another plugin', 'insert into other.thing values (1)', /changed other.thing/],
  ['rows of the platform', 'insert into platform.policy values (1)', /changed platform.policy/],
  ['a dropped table', 'drop table platform.policy', /dropped platform.policy/],
  ['an emptied table', 'truncate core.house cascade', /changed core.house/],
  ['a renamed table', 'alter table other.thing rename to mine', /changed other.mine|renamed/],
  [
    'a trigger on the core',
    'create trigger t before update on core.house for each row execute function suppress_redundant_updates_trigger()',
    /made trigger t on core.house/,
  ],
  [
    'a foreign key from the core',
    'alter table core.house add constraint k foreign key (id) references bad.note',
    /foreign key k of core.house|changed/,
  ],
  [
    'rights on the core',
    `do $$ begin reset role; grant all on core.house to public; end $$`,
    /the rights on core.house/,
  ],
  [
    'a function of the core',
    'create or replace function core.count_houses() returns bigint language sql as $$ select 0::bigint $$',
    /changed function core.count_houses/,
  ],
  ['a dropped function', 'drop function core.count_houses()', /dropped function core.count_houses/],
  ['a schema', 'create schema mine', /made schema mine/],
  ['an extension', 'create extension pg_trgm schema bad', /made extension pg_trgm/],
  ['a table in public', 'create table public.mine (id int)', /changed public.mine/],
  ['reading what the core does not declare', 'insert into note (house) select id from core.hidden', /read core.hidden/],
  ['reading a plugin that it does not depend on', 'select * from other.thing', /read other.thing/],
  [
    'its way out of the role',
    `do $$ begin execute 'reset' || ' role'; update core.house set owner = 'me'; end $$`,
    /changed core.house/,
  ],
  [
    'another user',
    `do $$ begin execute 'reset session' || ' authorization'; create schema mine; end $$`,
    /made schema mine/,
  ],
  [
    'another role by a function',
    `select set_config('role', 'none', true), query_to_xml('select * from platform.policy', true, true, '')`,
    /read platform.policy/,
  ],
  [
    'a search path',
    `do $$ begin perform set_config('search_path', 'core', false); update house set owner = 'me'; end $$`,
    /changed core.house/,
  ],
];

const refused: readonly string[] = [
  'commit',
  '/* a */ -- b\n ( rollback',
  'set role postgres',
  'set search_path = core',
  'reset role',
  'set local session authorization default',
  "prepare transaction 'x'",
  'create table mine (id int); commit; drop table core.house',
];

async function state(database: Database): Promise<string> {
  const { rows } = await database.pool.query(`
    select (select string_agg(format('%s.%s %s %s', n.nspname, c.relname, c.relacl, c.relowner), '; ' order by n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_|information_schema') as tables,
      (select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname !~ '^pg_') as schemas,
      (select string_agg(proname || prosrc, ' ' order by proname) from pg_proc where pronamespace = 'core'::regnamespace) as functions,
      (select string_agg(owner, ' ') from core.house) as rows, (select count(*) from other.thing) as things,
      (select string_agg(tgname, ' ' order by tgname) from pg_trigger where not tgisinternal) as triggers,
      (select string_agg(conname, ' ' order by conname) from pg_constraint where contype = 'f') as keys,
      (select string_agg(extname, ' ') from pg_extension) as extensions`);
  return JSON.stringify(rows);
}

async function failure(database: Database, ...statements: readonly string[]): Promise<any> {
  return migrate(database, sources(step('003', 'create table half (id int)', ...statements))).then(
    () => 'it was applied',
    (error: unknown) => error,
  );
}

describe.each(['superuser', 'createrole', 'no roles'] as const)('as %s', (kind) => {
  let url: string;
  let drop: () => Promise<void>;
  let database: Database;
  let before: string;
  beforeAll(async () => {
    ({ url, drop } =
      kind === 'superuser'
        ? await copyDatabase(inject('serverUrl'))
        : await databaseOfUser(inject('serverUrl'), kind === 'createrole' ? 'createrole' : ''));
    database = openDatabase({ url, poolSize: 2 });
    await migrate(database, sources());
    before = await state(database);
  });
  afterAll(async () => {
    await database?.close();
    await drop?.();
  });

  test('what a plugin is meant to do works, and its schema belongs to its role where there may be one', async () => {
    const { rows } = await database.pool.query(
      `select nspname as schema, nspowner::regrole::text as owner from pg_namespace where nspname in ('bad', 'core') order by 1`,
    );
    const own = (schema: string) => expect.stringMatching(new RegExp(`^gridweave_[0-9a-f]{8}_${schema}$`));
    expect(rows).toEqual(
      ['bad', 'core'].map((schema) => ({
        schema,
        owner: kind === 'no roles' ? expect.not.stringContaining('gridweave_') : own(schema),
      })),
    );
    expect((await database.pool.query('select house from bad.note')).rows).toEqual([{ house: 1 }]);
    expect(await migrate(database, sources())).toEqual([]);
  });

  test.each(attacks)('%s: the step fails and leaves nothing', async (_, statement, told) => {
    const error = await failure(database, statement);
    expect(error).toMatchObject({ code: 'MIGRATION_FAILED', details: { plugin: 'bad', step: '003' } });
    const { message } = error as Error;
    if (!/permission denied|must be owner|must be able to SET ROLE/.test(message)) expect(message).toMatch(told);
    expect(await state(database)).toBe(before);
  });

  test.each(refused)('%s is refused', async (statement) => {
    expect(await failure(database, statement)).toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/may not run|multiple commands/),
    });
    expect(await state(database)).toBe(before);
  });

  test('a trigger that would fire at commit fires under its role and is judged', async () => {
    const error = await failure(
      database,
      `create function sneak() returns trigger language plpgsql as $$ begin update core.house set owner = 'me'; return null; end $$`,
      'create constraint trigger sneak after insert on note deferrable initially deferred for each row execute function sneak()',
      'insert into note (house) values (1)',
    );
    expect(error).toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/permission denied|changed core.house/),
    });
    expect(await state(database)).toBe(before);
  });

  test('nothing stays in the session', async () => {
    await failure(database, `do $$ begin perform set_config('search_path', 'core', false); end $$`, 'select nothing');
    const { rows } = await database.pool.query(
      'select current_user = session_user as same, current_schemas(false)::text as path',
    );
    expect(rows).toEqual([{ same: true, path: '{public}' }]);
  });
});

test('tables that the platform made before there were roles are handed over', async () => {
  const copy = await copyDatabase(inject('serverUrl'));
  const database = openDatabase({ url: copy.url, poolSize: 2 });
  const without = (list: readonly MigrationSource[]) => list.map((source) => ({ ...source, fenced: false }));
  await migrate(database, without([platform, core, { ...bad(), migrations: bad().migrations.slice(0, 1) }]));
  await migrate(database, sources());
  const { rows } = await database.pool.query(
    `select distinct c.relowner::regrole::text as owner from pg_class c where relnamespace = 'bad'::regnamespace`,
  );
  expect(rows).toEqual([{ owner: expect.stringMatching(/^gridweave_[0-9a-f]{8}_bad$/) }]);
  await database.close();
  await copy.drop();
});
