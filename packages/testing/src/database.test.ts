import { openDatabase } from '@gridweave/database';
import { expect, inject, test } from 'vitest';

import { createTestDatabase } from './database.ts';

test('a test database answers, is a copy of the template, and is gone after drop', async () => {
  const template = {
    key: 'packages/testing/database.test',
    prepare: async (url: string) => {
      const database = openDatabase({ url });
      await database.pool.query('create table prepared as select 1 as n');
      await database.close();
    },
  };
  const one = await createTestDatabase({ template, poolSize: 2 });
  expect((await one.database.pool.query('select n from prepared')).rows).toEqual([{ n: 1 }]);
  await one.drop();
  const again = openDatabase({ url: one.url });
  await expect(again.ping()).rejects.toMatchObject({ code: '3D000' });
  await again.close();
});

test('drop does not wait for a client that was never released', async () => {
  const one = await createTestDatabase();
  await (await one.database.pool.connect()).query('begin');
  await one.drop();
  const server = openDatabase({ url: inject('serverUrl') });
  const name = new URL(one.url).pathname.slice(1);
  expect((await server.pool.query('select from pg_database where datname = $1', [name])).rowCount).toBe(0);
  await server.close();
});
