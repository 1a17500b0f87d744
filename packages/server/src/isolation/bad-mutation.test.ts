import { defineMutation, defineType, type MutationContext } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { House, houses, town, townRows } from '../fixture/town.ts';
import { badPlugin, callers, noteTable, Note, notes, open, title } from './fixture/bad-plugin.ts';

const street = '440304001';
const gaveUp: string[] = [];
const fake = defineType(notes, { name: 'House', title });

/** What resolvers of mutations try; each would return the key of a note that is there. */
const attempts: Readonly<Record<string, (context: MutationContext) => unknown>> = {
  readsUndeclared: ({ transaction }) => sql`select * from audit.record`.execute(transaction),
  readsPolicies: ({ transaction }) => sql`select * from access.client`.execute(transaction),
  changesTown: ({ transaction }) => sql`update town.house set rent = 1`.execute(transaction),
  changesTownByHand: ({ transaction }) =>
    transaction.updateTable('town.house').set({ rent: 1 }).where('id', '>', 0).execute(),
  changesTownByRecords: ({ records }) => records.change(House, { street_code: street, id: '1001' }, { rent: 1 }),
  changesBesideTown: ({ records }) =>
    records.changeBeside(
      Note,
      { street_code: street, id: '1' },
      { table: houses, on: { street_code: 'street_code', id: 'id' } },
      () => ({ rent: 1 }),
    ),
  forgesChanges: ({ records }) => records.create(fake, { street_code: street, text: 'x' }),
  leavesItsRole: ({ transaction }) =>
    sql`do $$ begin reset role; update town.house set rent = 1; end $$`.execute(transaction),
  setsRole: ({ transaction }) => sql`reset role`.execute(transaction),
  commits: ({ transaction }) => sql`commit`.execute(transaction),
  sendsTwo: ({ transaction }) => sql.raw('select 1; update town.house set rent = 1').execute(transaction),
  leavesByFunction: ({ transaction }) => sql`select bad.leave()`.execute(transaction),
  leavesByTrigger: ({ records }) => records.change(Note, { street_code: street, id: '2' }, { text: 'sneak' }),
  changesTables: ({ transaction }) => sql`drop table bad.note`.execute(transaction),
  throws: () => {
    throw new Error('password=hunter2');
  },
  swallows: ({ transaction }) => sql`select nothing`.execute(transaction).catch(() => undefined),
};

const mutation = (name: string, work: (context: MutationContext) => unknown) =>
  defineMutation(Note, {
    name,
    label: open,
    args: {},
    resolve: async (_, context) => {
      await work(context);
      return { street_code: street, id: '1' };
    },
  });

const mutations = [
  ...Object.entries(attempts).map(([name, work]) => mutation(name, work)),
  mutation('behaves', async ({ transaction, records }) => {
    await sql`select rent from town.house`.execute(transaction);
    await transaction.updateTable('bad.note').set({ text: 'three' }).where('id', '=', '2').execute();
    await records.change(Note, { street_code: street, id: '1' }, { text: 'changed' });
  }),
  mutation('neverReturns', ({ signal }) => {
    signal.addEventListener('abort', () => gaveUp.push('neverReturns'));
    return new Promise(() => undefined);
  }),
  mutation('sleeps', ({ transaction }) => sql`select pg_sleep(60)`.execute(transaction)),
  mutation('tooMany', ({ transaction }) => sql`select generate_series(1, 1001)`.execute(transaction)),
  mutation('million', ({ transaction }) => sql`select generate_series(1, 1000000)`.execute(transaction)),
];

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [
      town,
      badPlugin({
        mutations,
        migrations: [
          noteTable,
          {
            name: '002-ways-out',
            breaking: false,
            async up(db) {
              await sql`create function leave() returns int language plpgsql as $$ begin reset role;
                update town.house set rent = 1; return 1; end $$`.execute(db);
              await sql`create function sneak() returns trigger language plpgsql as $$ begin
                if new.text = 'sneak' then update town.house set rent = 1; end if; return new; end $$`.execute(db);
              await sql`create trigger sneak before update on note for each row execute function sneak()`.execute(db);
            },
          },
        ],
      }),
    ],
    departments: callers(...mutations.map(({ name }) => `Mutation.${name}`)),
    rows: townRows,
    environment: { resolverTimeoutMs: 1_000, resolverValues: 1_000 },
  });
});
afterAll(() => platform?.close());

const call = (name: string) => platform.query('fire', `mutation { ${name} { id } }`);
async function state(): Promise<unknown> {
  const { rows } = await sql`
    select (select sum(rent) from town.house) as rents, (select count(*) from bad.note) as notes,
      (select count(*) from change.entry) as changes`.execute(platform.database.db);
  return rows[0];
}

test.each(Object.keys(attempts))('%s fails with a clear error and changes nothing', async (name) => {
  const before = await state();
  const { status, body } = await call(name);
  expect([status, body.data]).toEqual([200, { [name]: null }]);
  expect(body.errors).toEqual([
    {
      message: expect.stringMatching(new RegExp(`/ Mutation.${name} of plugin bad failed, reference \\S+$`)),
      locations: expect.anything(),
      path: [name],
      extensions: { code: 'PLUGIN_FAILED', plugin: 'bad', field: `Mutation.${name}`, reference: expect.anything() },
    },
  ]);
  expect(await state()).toEqual(before);
  expect((await platform.query('fire', '{ houses(first: 1) { nodes { code } } }')).body.errors).toBeUndefined();
});

test.each([
  ['neverReturns', 'TIMEOUT', 'did not answer within 1000 ms'],
  ['sleeps', 'TIMEOUT', 'did not answer within 1000 ms'],
  ['tooMany', 'OPERATION_TOO_LARGE', 'more than 1000 rows'],
  // whichever limit is reached first
  ['million', expect.stringMatching(/^(TIMEOUT|OPERATION_TOO_LARGE)$/), ''],
])('%s is given up with %s', async (name, code, told) => {
  const { body } = await call(name);
  expect(body.errors[0]).toMatchObject({ message: expect.stringContaining(told), extensions: { code } });
  expect(gaveUp).toEqual(['neverReturns']);
});

test('it reads the tables of plugins it depends on and writes its own, as its role', async () => {
  const { body } = await call('behaves');
  expect(body).toEqual({ data: { behaves: { id: expect.anything() } } });
  const { rows } = await sql`select text from bad.note order by id`.execute(platform.database.db);
  expect(rows).toEqual([{ text: 'changed' }, { text: 'three' }]);
});
