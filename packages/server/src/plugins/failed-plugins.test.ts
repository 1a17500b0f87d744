import type { Plugin } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';

import { loadPlugins } from '../config/index.ts';
import { town, townRows } from '../fixture/town.ts';
import { departments, migration, mill } from './fixture/mill.ts';

let platform: TestPlatform | undefined;
afterEach(async () => {
  await platform?.close();
  platform = undefined;
});

async function start(plugins: readonly Plugin[], more: object = {}): Promise<TestPlatform> {
  platform = await testPlatform({
    plugins,
    departments,
    rows: townRows,
    environment: { strictPlugins: 'off' },
    ...more,
  });
  return platform;
}

async function listed(): Promise<any[]> {
  const { body } = await platform!.govern(
    'auditor',
    '{ plugins { name title { en } version dependsOn status enabled problems { zh en } } }',
  );
  expect(body.errors).toBeUndefined();
  return body.data.plugins;
}

const answers = async (field: string): Promise<boolean> =>
  (await platform!.query('fire', `{ ${field} { totalCount } }`)).body.errors === undefined;

test('a plugin that is not sound is off, with those that build on it, and the rest runs', async () => {
  const bad = mill('bad', { title: { zh: '坏', en: '' } });
  const above = mill('above', { dependsOn: [bad] });
  const top = mill('top', { dependsOn: [town, above] });
  await start([town, top, bad, above, mill('good')]);
  expect(await Promise.all(['houses', 'goods', 'bads', 'aboves', 'tops'].map(answers))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect((await listed()).map(({ name, status, enabled }) => [name, status, enabled])).toEqual([
    ['town', 'ON', true],
    ['good', 'ON', true],
    ['bad', 'FAILED', false],
    ['top', 'FAILED', false],
    ['above', 'FAILED', false],
  ]);
  const problems = Object.fromEntries((await listed()).map((plugin) => [plugin.name, plugin.problems]));
  expect(problems['bad']).toEqual([
    { zh: 'title:缺少中英文标题', en: 'title: it needs a title in Chinese and English, one line each' },
  ]);
  expect(problems['above']).toEqual([{ zh: '所依赖的插件 bad 未能启用', en: 'it builds on plugin bad, which is off' }]);
  expect(problems['top'][0].en).toBe('it builds on plugin above, which is off');
});

test('health stays ready and names the plugin, as metrics do', async () => {
  await start([town, mill('bad', { version: '2.1.0', schema: 'pg_bad' })]);
  const ready = await fetch(`${platform!.url}/health/ready`);
  expect([ready.status, ((await ready.json()) as any).checks.plugins]).toEqual([
    200,
    {
      ok: true,
      reason: { zh: expect.stringContaining('bad'), en: expect.stringContaining('Plugins that failed: bad;') },
    },
  ]);
  const metrics = await (await fetch(`${platform!.url}/metrics`)).text();
  expect(metrics).toContain('gridweave_plugin_failed{plugin="bad"} 1\n');
});

test('a migration that fails puts its plugin off, and what others did stays', async () => {
  const bad = mill('bad', {
    migrations: [migration(async (db) => void (await sql`create table entry (id nonsense)`.execute(db)))],
  });
  await start([town, mill('able'), bad, mill('zest', { dependsOn: [bad] }), mill('zoo')]);
  expect(await Promise.all(['ables', 'zoos', 'bads', 'zests'].map(answers))).toEqual([true, true, false, false]);
  const [, , , failed, above] = await listed();
  expect(failed).toMatchObject({
    name: 'bad',
    status: 'FAILED',
    version: '2.1.0',
    title: { en: 'Mill' },
    problems: [{ en: expect.stringContaining('Step 001-tables of plugin bad failed') }],
  });
  expect(above.problems[0].en).toBe('it builds on plugin bad, which is off');
});

test('of two plugins that cannot be there together the one that stands first stays', async () => {
  const queries = mill('first').queries;
  await start([town, mill('second', { queries }), mill('third'), mill('third')]);
  const found = (await listed()).map(({ name, status }) => `${name} ${status}`);
  expect(found).toEqual(['town ON', 'third ON', 'second FAILED', 'third FAILED']);
});

test('what cannot be loaded is told by the name it was given', async () => {
  const { plugins, unloaded } = await loadPlugins(['./nowhere'], `${import.meta.dirname}/`);
  await start([town, ...plugins, undefined as never], { unloaded });
  expect(await answers('houses')).toBe(true);
  expect((await listed()).slice(1)).toMatchObject([
    {
      name: './nowhere',
      title: null,
      version: null,
      problems: [{ en: expect.stringContaining('there is no folder') }],
    },
    { name: '?', problems: [{ en: expect.stringContaining('it is no plugin or has no name') }] },
  ]);
});

test('circles, and dependencies that are not in the configuration, are told as such', async () => {
  const left: any = { ...mill('left') };
  const right = mill('right', { dependsOn: [left] });
  left.dependsOn = [right];
  await start([town, left, right, mill('alone', { dependsOn: [mill('absent')] })]);
  const problems = (await listed()).flatMap((plugin) => plugin.problems.map(({ en }: any) => `${plugin.name} ${en}`));
  expect(problems).toEqual([
    expect.stringContaining('left dependsOn: plugins depend on each other in a circle'),
    'right it builds on plugin left, which is off',
    'alone dependsOn: it needs plugin absent; add that to the configuration',
  ]);
});

test('a plugin that is not sound ends the start where plugins are strict, or where the others stand on it', async () => {
  const bad = mill('bad', { schema: 'pg_bad' });
  await expect(start([town, bad], { environment: {} })).rejects.toMatchObject({ code: 'PLUGIN_INVALID' });
  const { unloaded } = await loadPlugins(['./nowhere'], `${import.meta.dirname}/`);
  await expect(start([town], { environment: {}, unloaded })).rejects.toThrow(/there is no folder/);
  await expect(start([{ ...town, schema: 'pg_town' }, mill('good')])).rejects.toMatchObject({ code: 'PLUGIN_INVALID' });
  const broken = { ...town, migrations: [migration(() => Promise.reject(new Error('no')))] };
  await expect(start([broken, mill('good')])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
});
