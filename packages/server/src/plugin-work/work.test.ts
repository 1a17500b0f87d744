import { setTimeout as sleep } from 'node:timers/promises';

import {
  c,
  defineFields,
  defineHealthCheck,
  defineJob,
  definePlugin,
  defineSettings,
  defineTable,
  defineType,
  GridweaveError,
  labelsFrom,
  query,
} from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { town, townRows } from '../fixture/town.ts';
import { JobRunner } from './job-runner.ts';

const title = { zh: '水表', en: 'Meters' };
const label = labelsFrom('water', 'day')('用量', 'Usage', 'unconditional', 'public');
const meters = defineTable(
  'water',
  'meter',
  { street_code: c.text, id: c.int8, usage: c.nullable(c.int4) },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);
const Meter = defineType(meters, { name: 'Meter', title });
const settings = defineSettings(
  z.strictObject({
    factor: z.number().int().min(1).default(2).describe('倍数 / factor'),
    token: z.string().describe('口令 / token'),
  }),
);
const foreign = defineSettings(z.object({}));
const street = '440304001';

const water = definePlugin({
  name: 'water',
  title,
  version: '1.0.0',
  kit: '^0.1.0',
  schema: 'water',
  dependsOn: [town],
  tables: [meters],
  types: [Meter],
  migrations: [
    {
      name: '001',
      breaking: false,
      async up(db) {
        await sql`create table meter (street_code text collate "C", id bigint generated always as identity, usage int,
          primary key (street_code, id))`.execute(db);
      },
    },
  ],
  fields: [
    defineFields(Meter, (t) => ({
      usage: t.column('usage', { type: 'Int', label }),
      scaled: t.field({
        type: 'Int',
        label,
        needs: ['usage'],
        resolve: (rows, _, context) => rows.map(({ usage }) => (usage as number) * context.settings(settings).factor),
      }),
      stolen: t.field({
        type: 'Int',
        label,
        needs: ['usage'],
        resolve: (rows, _, context) => rows.map(() => (context.settings(foreign) as any).factor),
      }),
    })),
  ],
  queries: [query.list(Meter, { name: 'meters', title })],
  settings,
  jobs: [
    defineJob({
      name: 'read-meters',
      title,
      schedule: '0 3 * * *',
      async run({ records, settings: of, due }) {
        await records.create(Meter, { street_code: street, usage: of(settings).factor });
        return `1 read, due ${due.toISOString()}`;
      },
    }),
    defineJob({
      name: 'trespass',
      title,
      schedule: '0 0 1 1 *',
      async run({ transaction }) {
        await transaction.updateTable('town.house').set({ code: 'mine' }).execute();
        return undefined;
      },
    }),
    defineJob({
      name: 'endless',
      title,
      schedule: '0 0 1 1 *',
      seconds: 1,
      run: ({ signal }) => sleep(60_000, undefined, { signal }),
    }),
  ],
  health: [
    defineHealthCheck({
      name: 'supply',
      title,
      check: async ({ transaction }) => void (await transaction.selectFrom('water.meter').select('id').execute()),
    }),
    defineHealthCheck({
      name: 'pump',
      title,
      check: () => Promise.reject(new GridweaveError('TIMEOUT', { zh: '水泵无应答', en: 'The pump does not answer' })),
    }),
    defineHealthCheck({
      name: 'writes',
      title,
      check: async ({ transaction }) => void (await transaction.deleteFrom('water.meter').execute()),
    }),
  ],
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [town, water],
    pluginConfig: { water: { token: 'topsecret' } },
    departments: [{ code: 'fire', areas: [street] }],
    async rows(database) {
      await townRows(database);
      // as if no server had run since the day before yesterday
      await sql`insert into plugin_work.job_run (plugin, job, due, ended_at, outcome)
        values ('water', 'read-meters', now() - interval '2 days', now(), 'done')`.execute(database.db);
    },
  });
});
afterAll(() => platform?.close());

async function jobs(): Promise<Readonly<Record<string, any>>> {
  const { body } = await platform.govern(
    'auditor',
    '{ plugins { name jobs { name schedule nextDue runs { due outcome result problem { en } } } } }',
  );
  expect(body.errors).toBeUndefined();
  const of = body.data.plugins.find(({ name }: any) => name === 'water').jobs;
  return Object.fromEntries(of.map((job: any) => [job.name, job]));
}

const run = (admin: 'plugins' | 'auditor', job: string) =>
  platform.govern(admin, `mutation { runPluginJob(plugin: "water", job: "${job}") { outcome } }`);

async function ended(job: string, runs = 1): Promise<any> {
  await expect
    .poll(async () => (await jobs())[job].runs.filter((r: any) => /DONE|FAILED/.test(r.outcome)).length, {
      timeout: 20_000,
    })
    .toBe(runs);
  return (await jobs())[job].runs[0];
}

test('a moment that was missed while no server ran is made up for once', async () => {
  await ended('read-meters', 2);
  const { runs, schedule, nextDue } = (await jobs())['read-meters'];
  expect(runs.length).toBe(2);
  expect(runs[0]).toMatchObject({ outcome: 'DONE', result: `1 read, due ${runs[0].due}`, problem: null });
  expect([schedule, Date.parse(nextDue) > Date.now(), Date.parse(nextDue) % 300_000]).toEqual(['0 3 * * *', true, 0]);
  const { body } = await platform.query('fire', '{ meters { nodes { usage scaled } } }');
  expect(body).toEqual({ data: { meters: { nodes: [{ usage: 2, scaled: 4 }] } } });
});

test('of processes that look at the same moment one runs the job', async () => {
  const { database, services } = platform;
  await sql`update plugin_work.job_run set due = due - interval '1 day' where job = 'read-meters'`.execute(database.db);
  const runners = [1, 2, 3].map(
    () =>
      new JobRunner({
        db: database.db,
        engine: services.engine,
        model: () => services.model,
        reportBug: () => 'none',
        onError: (error) => {
          throw error;
        },
      }),
  );
  for (const runner of runners) runner.start();
  await ended('read-meters', 3);
  await Promise.all(runners.map((runner) => runner.close()));
  const { body } = await platform.query('fire', '{ meters { totalCount } }');
  expect(body.data.meters.totalCount).toBe((await jobs())['read-meters'].runs.filter((r: any) => r.result).length);
});

test('a job that writes what is not its own, or takes too long, changes nothing and says why', async () => {
  expect((await run('auditor', 'trespass')).body.errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await run('plugins', 'none')).body.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  for (const job of ['trespass', 'endless']) expect((await run('plugins', job)).body.errors).toBeUndefined();
  expect(await ended('endless')).toMatchObject({
    outcome: 'FAILED',
    problem: { en: 'job endless of plugin water did not answer within 1000 ms' },
  });
  expect(await ended('trespass')).toMatchObject({ outcome: 'FAILED', result: null });
  const { rows } = await sql<{ count: string }>`select count(*) from town.house where code = 'mine'`.execute(
    platform.database.db,
  );
  expect(Number(rows[0]!.count)).toBe(0);
});

test('health checks: what is well, what is not and why; one changes nothing', async () => {
  const before = await sql`select from water.meter`.execute(platform.database.db);
  const { body } = await platform.govern(
    'auditor',
    '{ plugins { name health { name ok problem { zh en } milliseconds } } }',
  );
  const health = body.data.plugins.find(({ name }: any) => name === 'water').health;
  expect(health.map(({ name, ok }: any) => [name, ok])).toEqual([
    ['supply', true],
    ['pump', false],
    ['writes', false],
  ]);
  expect(health[1].problem).toEqual({ zh: '水泵无应答', en: 'The pump does not answer' });
  expect((await sql`select from water.meter`.execute(platform.database.db)).rows.length).toBe(before.rows.length);
  const metrics = await (await fetch(`${platform.url}/metrics`)).text();
  expect(metrics).toContain('gridweave_plugin_healthy{check="water/supply"} 1\n');
  expect(metrics).toContain('gridweave_plugin_healthy{check="water/pump"} 0\n');
  expect((await fetch(`${platform.url}/health/ready`)).status).toBe(200);
});

test('admins see which settings there are, and no value; a plugin reads its own only', async () => {
  const { body } = await platform.govern(
    'auditor',
    '{ plugins { name kit settings { name description required isSet } adds { types fields queries } } }',
  );
  expect(body.data.plugins.find(({ name }: any) => name === 'water')).toEqual({
    name: 'water',
    kit: '^0.1.0',
    settings: [
      { name: 'factor', description: '倍数 / factor', required: false, isSet: false },
      { name: 'token', description: '口令 / token', required: true, isSet: true },
    ],
    adds: { types: ['Meter'], fields: ['Meter.usage', 'Meter.scaled', 'Meter.stolen'], queries: ['meters'] },
  });
  expect(JSON.stringify(body)).not.toContain('topsecret');
  const stolen = await platform.query('fire', '{ meters(first: 1) { nodes { stolen } } }');
  expect(stolen.body.errors[0].extensions.code).toBe('PLUGIN_FAILED');
});

test('settings that are wrong are told by name, without values, and a plugin without them is off', async () => {
  const starting = (pluginConfig: object, strictPlugins: 'on' | 'off') =>
    testPlatform({
      plugins: [town, water],
      pluginConfig: pluginConfig as Record<string, unknown>,
      departments: [],
      rows: townRows,
      environment: { strictPlugins },
    });
  await expect(starting({ water: { token: 5, facto: 1 } }, 'on')).rejects.toMatchObject({
    code: 'PLUGIN_INVALID',
    message: expect.stringMatching(
      /plugin water \(GRIDWEAVE_PLUGIN_CONFIG\) are wrong: token: .*expected string.*"facto"/s,
    ),
  });
  await expect(starting({ watr: {} }, 'on')).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('there is no plugin watr; there are town, water'),
  });
  const tolerant = await starting({}, 'off');
  try {
    const { body } = await tolerant.govern('auditor', '{ plugins { name status problems { en } } }');
    expect(body.data.plugins[1]).toMatchObject({
      name: 'water',
      status: 'FAILED',
      problems: [{ en: expect.stringContaining('token: ') }],
    });
  } finally {
    await tolerant.close();
  }
});
