import { randomUUID } from 'node:crypto';

import { expect, inject, test } from 'vitest';

import { openDatabase } from '../connection/open-database.ts';
import { withDatabaseName } from '../connection/url.ts';
import { copyDatabase } from './copy.ts';
import { templateName, unfinishedName } from './names.ts';
import { sweepCopies } from './sweep.ts';
import type { Template } from './template.ts';

const serverUrl = inject('serverUrl');

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase({ url, poolSize: 1 });
  try {
    return (await database.pool.query(statement)).rows as Record<string, unknown>[];
  } finally {
    await database.close();
  }
}

function counted(): Template & { runs: number } {
  const template = {
    key: randomUUID(),
    runs: 0,
    async prepare(url: string) {
      template.runs++;
      await run(url, 'create table prepared as select 1 as n');
    },
  };
  return template;
}

async function dropTemplate(template: Template): Promise<void> {
  await run(serverUrl, `drop database if exists ${templateName(template.key)}`);
}

test('prepared once, however many ask at once; copies are independent', async () => {
  const template = counted();
  const copies = await Promise.all([1, 2, 3, 4].map(() => copyDatabase(serverUrl, template)));
  expect(template.runs).toBe(1);
  await run(copies[0]!.url, 'delete from prepared');
  expect(await run(copies[1]!.url, 'select n from prepared')).toEqual([{ n: 1 }]);
  await Promise.all(copies.map((copy) => copy.drop()));
  await copies[0]!.drop();
  await dropTemplate(template);
});

test('a preparation that failed or was killed is begun anew', async () => {
  const template = counted();
  const failing: Template = {
    key: template.key,
    prepare: async (url) => {
      await run(url, 'create table half (id int)');
      throw new Error('no');
    },
  };
  await expect(copyDatabase(serverUrl, failing)).rejects.toThrow('no');
  const copy = await copyDatabase(serverUrl, template);
  expect(await run(copy.url, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
  await copy.drop();
  await dropTemplate(template);
});

test('a preparation that leaves a connection open does no harm, and drop ends open ones', async () => {
  const template: Template = {
    key: randomUUID(),
    prepare: async (url) => {
      await openDatabase({ url }).ping();
    },
  };
  const copy = await copyDatabase(serverUrl, template);
  const database = openDatabase({ url: copy.url });
  await database.ping();
  await copy.drop();
  await expect(database.ping()).rejects.toThrow(/does not exist|terminat/);
  await database.close();
  await dropTemplate(template);
});

test('sweeping drops what is old and unused, and nothing else', async () => {
  const old = 'gw_test_1000000000_0123456789';
  const used = 'gw_test_1000000001_0123456789';
  const foreign = 'gw_test_keep';
  const stale = unfinishedName(templateName('stale'));
  for (const name of [old, used, foreign, stale]) await run(serverUrl, `create database ${name}`);
  await run(serverUrl, `comment on database ${stale} is '2001-01-01T00:00:00.000Z'`);
  const template = counted();
  const fresh = await copyDatabase(serverUrl, template);
  const user = openDatabase({ url: withDatabaseName(serverUrl, used) });
  await user.ping();
  const dropped = await sweepCopies(serverUrl);
  expect(dropped).toEqual(expect.arrayContaining([old, stale]));
  for (const name of [used, foreign, fresh.name]) expect(dropped).not.toContain(name);
  await user.close();
  await fresh.drop();
  await dropTemplate(template);
  for (const name of [used, foreign]) await run(serverUrl, `drop database ${name}`);
});
