import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { core, houses, House } from '@gridweave/core';
import { c, defineFields, definePlugin, defineTable, defineType, labelsFrom, type Plugin } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { putCommunity, smallCommunity } from '../contract/index.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { type CountingDatabase, countingDatabase } from './counting-database.ts';
import { dependencyFaults } from './dependency-faults.ts';
import { growthFaults } from './growth-faults.ts';
import { refusalFaults, strangers } from './refusal-faults.ts';
import { testkit } from './testkit.ts';

const label = labelsFrom('meters', 'day');
const meters = defineTable(
  'meters',
  'meter',
  { street_code: c.text, id: c.int8, house_id: c.int8, reading: c.int4 },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);
const Meter = defineType(meters, { name: 'Meter', title: { zh: '水表', en: 'Meter' } });
let utility: ReturnType<typeof createServer>;
const utilityUrl = () => `http://127.0.0.1:${(utility.address() as AddressInfo).port}`;

const unused = definePlugin({
  name: 'unused',
  title: { zh: '无关', en: 'Unused' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'unused',
});

/** Asks another system once for each row, and depends on a plugin that it does not use. */
const meterPlugin: Plugin = definePlugin({
  name: 'meters',
  title: { zh: '水务', en: 'Meters' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'meters',
  dependsOn: [core, unused],
  migrations: [
    {
      name: '001-meter',
      breaking: false,
      async up(db) {
        await sql`create table meter (street_code text collate "C" not null, id bigint not null, house_id bigint not null,
          reading integer not null, primary key (street_code, id))`.execute(db);
        await sql`create index on meter (street_code, house_id)`.execute(db);
      },
    },
  ],
  tables: [meters],
  types: [Meter],
  fields: [
    defineFields(House, (t) => ({
      meters: t.many(Meter, {
        on: { street_code: 'street_code', id: 'house_id' },
        label: label('水表', 'Meters', 'unconditional', 'public'),
      }),
      waterBill: t.field({
        type: 'Int',
        needs: ['id'],
        resolve: (rows) =>
          Promise.all(rows.map(async ({ id }) => Number(await (await fetch(`${utilityUrl()}/${id}`)).text()))),
        label: label('水费', 'Water bill', 'conditional', 'personal'),
      }),
    })),
    defineFields(Meter, (t) => ({
      streetCode: t.column('street_code', {
        type: 'String',
        label: label('街道', 'Street', 'unconditional', 'public'),
      }),
      reading: t.column('reading', {
        type: 'Int',
        label: label('读数', 'Reading', 'conditional', 'personal'),
        operators: ['filter'],
      }),
    })),
  ],
  sample(community) {
    for (const house of community.rows(houses))
      community.add(meters, {
        street_code: house.street_code,
        id: community.nextId(meters),
        house_id: house.id,
        reading: 7,
      });
  },
});

let platform: TestPlatform;
let counting: CountingDatabase;
beforeAll(async () => {
  utility = createServer((_request, response) => response.end('12'));
  await new Promise<void>((resolve) => utility.listen(0, '127.0.0.1', resolve));
  const plugins = [core, unused, meterPlugin];
  const all = ['House.waterBill', 'Meter.reading'];
  platform = await testPlatform({
    plugins,
    departments: [
      { code: 'meters', areas: ['4403'], grants: [{ fields: all, access: 'full', operators: ['read'] }] },
      ...strangers(meterPlugin).map(({ code, areas }) => ({
        code,
        areas,
        grants:
          code === 'stranger'
            ? [{ fields: ['Meter.reading'], access: 'full' as const, operators: ['read' as const] }]
            : [],
      })),
    ],
    async throughDatabase(url) {
      counting = await countingDatabase(url);
      return counting.url;
    },
    async rows(database) {
      for (let i = 1; i <= 2; i++)
        await putCommunity(database, smallCommunity(plugins, { code: `44030900200${i}`, seed: i }));
    },
  });
});
afterAll(async () => {
  await platform?.close();
  await counting?.close();
  utility.close();
});

test('a dependency that is not used is told', () => {
  expect(dependencyFaults(meterPlugin)).toEqual([
    'meters depends on unused and uses no type of it: take it out of dependsOn',
  ]);
});

test('a call for each row is told', async () => {
  expect(await growthFaults(platform, counting, meterPlugin)).toEqual([
    expect.stringMatching(/^House: \d+ calls to other systems for 10 rows, \d{3} for \d{3}$/),
  ]);
});

test('what is seen without the refusal that is due is told', async () => {
  const faults = await refusalFaults(platform, meterPlugin);
  // it was granted, and what others have was not denied
  expect(faults.some((fault) => fault.startsWith('Meter.reading read directly'))).toBe(true);
  expect(faults.some((fault) => fault.startsWith('House.meters read directly'))).toBe(true);
  expect(faults.filter((fault) => fault.startsWith('House.waterBill'))).toEqual([]);
});

const kit = testkit(meterPlugin, {
  departments: [{ code: 'other', areas: ['4403'] }],
  rows: (community) =>
    community.add(meters, { street_code: community.streetCode, id: '1', house_id: '1', reading: 99 }),
});

test('testkit: queries as the own department and as others, on the sample and rows of the test', async () => {
  const { houses: found } = await kit.query('{ houses(first: 1) { nodes { meters { nodes { reading } } } } }');
  expect(found.nodes[0].meters.nodes).toEqual([{ reading: 7 }]);
  expect(kit.community.rows(meters)).toHaveLength(241);
  const { rows } = await kit.platform.database.pool.query('select reading from meters.meter where id = 1');
  expect(rows).toEqual([{ reading: 99 }]);
  await expect(
    kit.query('{ houses(first: 1) { nodes { meters { nodes { reading } } } } }', {}, 'other'),
  ).rejects.toThrow(/Meter.reading/);
});
