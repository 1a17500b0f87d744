import { defineFields, defineMutation, type Migration, type Plugin, query } from '@gridweave/kit';
import { testPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { House, houses, Person, persons, town } from '../fixture/town.ts';
import { badPlugin, callers, Note, notes, noteTable, open, title } from './fixture/bad-plugin.ts';

const start = (bad: Plugin) =>
  testPlatform({ plugins: [town, bad], departments: callers() }).then(
    async (platform) => {
      await platform.close();
      return 'it started';
    },
    (error: unknown) => error,
  );

const onHouse = (f: (t: any) => object): Partial<Plugin> => ({
  fields: [defineFields(House, (t) => f(t) as Readonly<Record<string, never>>)],
});
const text = { type: 'String', label: open } as const;

test.each<readonly [what: string, plugin: Partial<Plugin>, told: RegExp]>([
  ['a field without label', onHouse((t) => ({ f: t.column('code', { type: 'String' }) })), /House.f:.* label/],
  [
    'the override of a field',
    onHouse((t) => ({ code: t.column('rent', text) })),
    /House.code:.*already defined by plugin town/,
  ],
  ['the name of a type', { types: [{ ...Note, name: 'House' }] }, /House: .*(taken|already)/],
  [
    'the name of a query',
    { queries: [query.list(Note, { name: 'houses', title })] },
    /Query.houses: .*(taken|already)/,
  ],
  ['another schema', { schema: 'town' }, /schema/],
  [
    'computed SQL over other tables',
    onHouse((t) => ({
      f: t.computed({ ...text, needs: ['code'], sql: () => sql`(select max(id_number) from town.person)` }),
    })),
    /House.f:.*may not hold select/,
  ],
  [
    'computed SQL over an undeclared column',
    onHouse((t) => ({ f: t.computed({ ...text, needs: [], sql: () => sql`secret` }) })),
    /House.f:.*secret, which needs does not name/,
  ],
  [
    'a table of a plugin that is no dependency',
    { dependsOn: [], types: [], queries: [], tables: [persons] },
    /town.person|person/,
  ],
  [
    'a mutation without label',
    {
      mutations: [defineMutation(Note, { name: 'write', args: {}, resolve: async () => ({}) } as never)],
    },
    /Mutation.write:.* label/,
  ],
  [
    'a table between that nobody declares',
    onHouse((t) => ({
      f: t.many(Person, {
        through: {
          table: { ...houses, schema: 'audit', name: 'record' },
          from: { street_code: 'street_code' },
          to: { street_code: 'street_code', id: 'id' },
        },
        label: open,
      }),
    })),
    /House.f:.*through is not its own/,
  ],
])('%s is refused before anything runs', async (_, plugin, told) => {
  expect(await start(badPlugin(plugin))).toMatchObject({
    code: 'PLUGIN_INVALID',
    message: expect.stringMatching(told),
  });
});

const step = (work: Migration['up']): Partial<Plugin> => ({
  tables: [notes],
  migrations: [noteTable, { name: '002-bad', breaking: false, up: work }],
});

test.each<readonly [what: string, work: Migration['up']]>([
  ['the town', (db) => db.schema.alterTable('town.house').addColumn('mine', 'text').execute()],
  ['the audit log', async (db) => void (await sql`delete from audit.record`.execute(db))],
  [
    'grants',
    async (db) => void (await sql`do $$ begin reset role; drop table access.client cascade; end $$`.execute(db)),
  ],
])('a migration that touches %s is undone and told by plugin and step', async (_, work) => {
  expect(await start(badPlugin(step(work)))).toMatchObject({
    code: 'MIGRATION_FAILED',
    details: { plugin: 'bad', step: '002-bad' },
  });
});
