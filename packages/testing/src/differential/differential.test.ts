import { buildModel, platformMigrations } from '@gridweave/kit';
import { core } from '@gridweave/core';
import { migrate, openDatabase } from '@gridweave/database';
import { createEngine, type Engine } from '@gridweave/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { compareAtRandom, compareOne } from './differential.ts';
import { fillTables } from './data/fill-tables.ts';
import { OperationMaker } from './operations/make-operation.ts';
import { departments } from './policies/departments.ts';
import { probe } from './probe/probe-plugin.ts';
import { Reference } from './reference/reference.ts';
import { World } from './reference/world.ts';
import { Tally } from './tally.ts';

const model = buildModel([core, probe]);
const communities = ['440304001001', '440304001002', '440304002001', '440309001001', '440309001002'];
const areas = {
  city: '4403',
  districts: ['440304', '440309'],
  streets: ['440304001', '440309001'],
  communities: ['440304001002', '440309001001'],
  grid: '44030400100101',
} as const;
const policies = departments(model, areas, [1, 2, 3, 4, 5, 6]);

let database: TestDatabase;
let engine: Engine;
let reference: Reference;
let maker: OperationMaker;

beforeAll(async () => {
  database = await createTestDatabase({
    template: {
      key: 'differential-core-probe-1',
      async prepare(url) {
        const fresh = openDatabase({ url });
        await migrate(fresh, [{ plugin: 'gridweave', schema: 'gridweave', migrations: platformMigrations }]);
        for (const { name, schema, migrations } of model.plugins) await migrate(fresh, [{ plugin: name, schema, migrations }]);
        await fresh.close();
      },
    },
  });
  const made = await fillTables(database.database.db, model, { seed: 7, communities });
  console.log([...made].map(([name, rows]) => `${name} ${rows}`).join(', '));
  engine = createEngine({ model, url: database.url, db: database.database.db });
  reference = new Reference(await World.read(database.database, model));
  maker = new OperationMaker(engine.schema, reference.world);
});

afterAll(async () => {
  await engine?.close();
  await database?.drop();
});

test('one operation, to see a failure again', async () => {
  const [department, seed] = (process.env['DIFFERENTIAL'] ?? '').split('/');
  if (!department) return;
  const found = await compareOne({ engine, reference, maker }, department, policies.get(department)!, Number(seed), new Tally());
  expect(found).toEqual([]);
});

test('operations at random are answered as plainly as can be', async () => {
  const operations = Number(process.env['OPS'] ?? 200);
  const { disagreements, tally } = await compareAtRandom({ engine, reference, maker, policies, operations, seed: 1000 });
  console.log(String(tally), 'invalid', maker.invalid);
  for (const d of disagreements) console.log(`--- ${d.department}/${d.seed} ${d.deniedAsNull}\n${d.what}\n${d.document}\n${JSON.stringify(d.variables)}`);
  expect(disagreements.length).toBe(0);
}, 300_000);
