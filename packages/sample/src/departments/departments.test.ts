import { accessMigrations, createDepartment, grantFaults, requestGrant } from '@gridweave/access';
import { checkCitizenId, core } from '@gridweave/core';
import { migrate } from '@gridweave/database';
import {
  buildModel,
  c,
  defineFields,
  definePlugin,
  defineTable,
  defineType,
  labelsFrom,
  platformMigrations,
} from '@gridweave/kit';
import { createTestDatabase, type TestDatabase, testPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSample } from '../generate-sample.ts';
import { conditionsOf } from './conditions.ts';
import { fire } from './fire.ts';
import { sampleDepartments, seedDepartments } from './seed.ts';

const model = buildModel([core]);
let one: TestDatabase;
beforeAll(async () => {
  one = await createTestDatabase({ poolSize: 4 });
  await migrate(one.database, [
    { plugin: 'gridweave', schema: 'gridweave', migrations: platformMigrations },
    accessMigrations,
    { plugin: core.name, schema: core.schema, dependsOn: ['gridweave'], migrations: core.migrations },
  ]);
});
afterAll(() => one.drop());

test('the grants hold with the core alone, and say what for and on what basis', () => {
  for (const department of sampleDepartments(model)) {
    const conditions = conditionsOf(model, department);
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.flatMap((grant) => grantFaults(model, grant))).toEqual([]);
  }
  const own = sampleDepartments(model).map((department) =>
    JSON.stringify(conditionsOf(model, department)).replaceAll(department.code, ''),
  );
  expect(new Set(own).size).toBe(own.length);
});

test('departments are made once, also by two at once and after an interruption; keys are shown once', async () => {
  const { database } = one;
  // an earlier run came to the first grant of Fire
  await createDepartment(database.db, fire);
  await requestGrant(database.db, model, conditionsOf(model, fire)[0]!, 'somebody');
  const made = await Promise.all([seedDepartments({ database, model }), seedDepartments({ database, model })]);
  const clients = made.flatMap((credentials) => credentials.clients);
  expect(clients.map(({ department }) => department)).toEqual([
    'public-security',
    'fire',
    'market-supervision',
    'environment',
  ]);
  expect(made.flatMap(({ admins }) => admins.map(({ role }) => role))).toEqual([
    'catalogue-keeper',
    'approver',
    'approver',
    'auditor',
    'key-operator',
    'plugin-admin',
  ]);
  expect(await seedDepartments({ database, model })).toEqual({ clients: [], admins: [] });
  const { rows } = await database.pool.query(
    'select department, state, count(*)::int as n from access.data_grant group by 1, 2 order by 1, 2',
  );
  const expected = sampleDepartments(model).map((department) => ({
    department: department.code,
    state: 'active',
    n: conditionsOf(model, department).length,
  }));
  expect(rows).toEqual(
    [...expected, { department: 'fire', state: 'refused', n: 1 }].sort((a, b) =>
      a.department + a.state < b.department + b.state ? -1 : 1,
    ),
  );
  const self = await database.pool.query('select from access.data_grant where approved_by = requested_by');
  expect(self.rowCount).toBe(0);
});

test('a plugin for which there is none gets a department of its own, which may do all that the plugin adds', () => {
  const buses = defineTable(
    'buses',
    'stop',
    { street_code: c.text, id: c.int8, driver: c.text },
    { key: ['street_code', 'id'], place: { street: 'street_code' } },
  );
  const Stop = defineType(buses, { name: 'BusStop', title: { zh: '车站', en: 'Bus stop' } });
  const plugin = definePlugin({
    name: 'buses',
    title: { zh: '公交', en: 'Buses' },
    version: '1.0.0',
    kit: '^0.1.0',
    schema: 'buses',
    dependsOn: [core],
    tables: [buses],
    types: [Stop],
    fields: [
      defineFields(Stop, (t) => ({
        driver: t.column('driver', {
          type: 'String',
          label: labelsFrom('buses', 'day')('司机', 'Driver', 'conditional', 'personal'),
          operators: ['match'],
        }),
      })),
    ],
  });
  const withBuses = buildModel([core, plugin]);
  const department = sampleDepartments(withBuses).at(-1)!;
  expect(department).toMatchObject({ code: 'buses', title: plugin.title });
  const conditions = conditionsOf(withBuses, department);
  expect(conditions).toMatchObject([{ fields: ['BusStop.driver'], operators: ['read', 'subscribe', 'match'] }]);
  expect(conditions.flatMap((grant) => grantFaults(withBuses, grant))).toEqual([]);
});

test('each department sees something else of the same street', async () => {
  let keys: ReadonlyMap<string, string> = new Map();
  const platform = await testPlatform({
    plugins: [core],
    departments: [],
    rows: async (database) => {
      await generateSample({ url: database.url, plugins: [core], size: 'community', today: '2026-11-24' });
      const { clients } = await seedDepartments({ database, model });
      keys = new Map(clients.map(({ department, key }) => [department, key]));
    },
  });
  try {
    const ask = async (department: string, query: string): Promise<any> => {
      const response = await fetch(`${platform.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${keys.get(department)}` },
        body: JSON.stringify({ query }),
      });
      return response.json();
    };
    const residents =
      '{ houses(first: 40) { nodes { address landlordName residents { nodes { name documentNumber phone } } } } }';
    const seen = async (department: string): Promise<Record<string, string>[]> =>
      (await ask(department, residents)).data.houses.nodes.flatMap((house: any) => house.residents.nodes);
    const [masked, full] = [await seen('fire'), await seen('public-security')];
    expect(masked.length).toBeGreaterThan(10);
    expect(
      masked.filter(({ name, documentNumber }) => !/^.\*+$/.test(name!) || !/\*{8}/.test(documentNumber!)),
    ).toEqual([]);
    expect(full.some(({ documentNumber }) => checkCitizenId(documentNumber!).ok)).toBe(true);
    for (const department of ['market-supervision', 'environment']) {
      const refused = await ask(department, residents);
      expect(refused.errors[0].extensions.code).toBe('FIELD_NOT_GRANTED');
    }
    const entities = '{ legalEntities(first: 5) { nodes { name creditCode contactPhone } } }';
    expect((await ask('market-supervision', entities)).data.legalEntities.nodes).toHaveLength(5);
  } finally {
    await platform.close();
  }
});
