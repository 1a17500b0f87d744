import { core, House } from '@gridweave/core';
import { c, defineFields, definePlugin, defineTable, defineType, labelsFrom } from '@gridweave/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { ownGrants } from './own-grants.ts';
import { pluginSchema } from './plugin-schema.ts';
import { sampleFaults } from './sample-faults.ts';
import { smallCommunity } from './small-community.ts';
import { tableFaults } from './table-faults.ts';

const key = { street_code: c.text, id: c.int8 } as const;
const shelters = defineTable(
  'shelter',
  'shelter',
  { ...key, code: c.text, name: c.text, house_id: c.int8, beds: c.nullable(c.int4) },
  { key: ['street_code', 'id'], place: { street: 'street_code' } },
);
const Shelter = defineType(shelters, { name: 'Shelter', title: { zh: '避难所', en: 'Shelter' } });
const label = labelsFrom('shelter', 'day');

/** A plugin whose migration and sample do not keep what its table declares. */
const careless = definePlugin({
  name: 'shelter',
  title: { zh: '避难', en: 'Shelters' },
  version: '0.1.0',
  kit: '^0.1.0',
  schema: 'shelter',
  dependsOn: [core],
  migrations: [
    {
      name: '001-shelter',
      breaking: false,
      async up(db) {
        await sql`create table shelter (street_code text, id bigint, code text not null, name text not null,
          house_id integer not null, extra text, primary key (id))`.execute(db);
      },
    },
  ],
  tables: [shelters],
  types: [Shelter],
  fields: [
    defineFields(Shelter, (t) => ({
      name: t.column('name', {
        type: 'String',
        label: label('名称', 'Name', 'unconditional', 'public'),
        operators: ['search'],
      }),
      beds: t.column('beds', {
        type: 'Int',
        label: label('床位', 'Beds', 'conditional', 'internal'),
        operators: ['filter'],
      }),
      house: t.one(House, {
        on: { street_code: 'street_code', house_id: 'id' },
        label: label('房屋', 'House', 'unconditional', 'public'),
      }),
    })),
    defineFields(House, (t) => ({
      shelters: t.many(Shelter, {
        on: { street_code: 'street_code', id: 'house_id' },
        label: label('避难所', 'Shelters', 'unconditional', 'public'),
      }),
    })),
  ],
  sample(community) {
    community.add(shelters, { street_code: '440304001', id: '1', code: '1', house_id: '0' });
  },
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [core, careless], departments: [] });
});
afterAll(() => platform?.close());

test('tables that are not as declared are told with the mend', async () => {
  expect(await tableFaults(platform.database, careless)).toEqual([
    'shelter.shelter.street_code is text, declared text not null',
    'shelter.shelter.house_id is int4 not null, declared int8 not null',
    'shelter.shelter.beds is declared but not there',
    'shelter.shelter.extra is there but not declared',
    'shelter.shelter.street_code should be collate "C"',
    'shelter.shelter.code should be collate "C"',
    'shelter.shelter has the key (id), declared (street_code, id)',
    'shelter.shelter: the unique index (id) lacks street_code',
    'shelter.shelter.name is searched without an index over its bigrams',
    'shelter.shelter has no index on (street_code, house_id) for House.shelters',
  ]);
});

test('sample rows that are not as declared are told', () => {
  expect(sampleFaults(careless, smallCommunity([careless]))).toEqual([
    'shelter.shelter.name is missing in a row',
    'shelter.shelter has rows of another street',
    'Shelter.house leads nowhere in 1 sample rows',
  ]);
});

test('the schema of a plugin is what it adds, to its own types and those of others', () => {
  const text = pluginSchema(careless);
  expect(text).toContain('type Shelter {');
  expect(text).toMatch(/extend type House \{\n {2}"""避难所 \/ Shelters"""/);
  expect(text).not.toContain('houseCode');
});

test('its own department is granted what needs a grant', () => {
  expect(ownGrants(careless)).toEqual([{ fields: ['Shelter.beds'], access: 'full', operators: ['read', 'filter'] }]);
});
