import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

import { events, houses } from '@gridweave/core';
import { testkit } from '@gridweave/testing';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

import { checkedOn, gasCompany } from '../fixture/gas-company.ts';
import { blocksOf, gridweave, writeFiles } from '../fixture/guide.ts';
import { printed } from '../fixture/printed.ts';

const home = mkdtempSync(path.join(tmpdir(), 'gridweave-recipes-'));
const folder = path.join(home, 'gas');
const blocks = blocksOf('docs/recipes.md');
await printed('plugin', 'new', 'gas', '--zh', '燃气', '--en', 'Gas', '--to', folder);
writeFiles(blocks, folder);
linkDependencies();

const company = await gasCompany();
const settings = { url: company.url, timeoutMs: 500 };
const { gas } = await import(path.join(folder, 'src/gas.ts'));
const { gasChecks: gasChecksOf } = await import(path.join(folder, 'src/gas-check/gas-company.ts'));
const gasChecks = gasChecksOf(() => settings);

/** As `pnpm install` and `pnpm add` would, without a registry. */
function linkDependencies(): void {
  const { devDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const linked = Object.entries<string>(devDependencies).map(([name, link]) => [name, link.replace('link:', '')]);
  const added = Object.entries({ dataloader: 'engine', 'lru-cache': 'engine', zod: 'kit' }).map(([name, owner]) => [
    name,
    path.join(gridweave, `packages/${owner}/node_modules`, name),
  ]);
  for (const [name, target] of [...linked, ...added]) {
    const link = path.join(folder, 'node_modules', name!);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(target!, link);
  }
}

const kit = testkit(gas, {
  settings,
  grants: [{ fields: ['Event.description'], access: 'full', operators: ['read'], scopes: ['gas-events'] }],
  departments: [
    {
      code: 'housing',
      areas: ['4403'],
      grants: [{ fields: ['GasRecord.personInCharge'], access: 'masked', mask: 'own(surname)', operators: ['read'] }],
    },
  ],
  rows(community) {
    const [event] = community.rows(events);
    const own = { ...event!, id: '1', number: 'GAS1', minor: '06180', situation: '漏气', description: '软管开裂漏气' };
    community.add(events, { ...own, major: '06', due_at: `${community.today}T01:00:00Z`, handling_unit: '安检班' });
  },
});
const [first, second] = kit.community.rows(houses);
company.unchecked = second!.house_code;

beforeEach(() => {
  company.state = 'up';
  company.calls.length = 0;
  gasChecks.clearAll();
});
afterAll(async () => {
  await company.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 10 });
});

test('the types of the recipes hold', async () => {
  const tsc = path.join(gridweave, 'node_modules/.bin/tsc');
  const { stdout } = await promisify(execFile)(tsc, ['-p', 'tsconfig.json'], { cwd: folder }).catch((error) => error);
  expect(stdout).toBe('');
});

const ask = async (first: number, more = '') => {
  const { body } = await kit.platform.query(
    'gas',
    `{ houses(first: ${first}) { nodes { houseCode gasCheckedOn ${more} } } }`,
  );
  return { nodes: body.data.houses.nodes as readonly any[], errors: (body.errors ?? []) as readonly any[] };
};

test('many houses, two fields and two requests at once are one call', async () => {
  const both = await Promise.all([ask(100, 'gasCheckPassed again: gasCheckedOn'), ask(100)]);
  expect(company.calls.length).toBeLessThanOrEqual(2);
  expect(company.calls.flat()).toHaveLength(100);
  for (const { nodes, errors } of both) {
    expect(errors).toEqual([]);
    for (const { houseCode, gasCheckedOn } of nodes)
      expect(gasCheckedOn).toBe(houseCode === company.unchecked ? null : checkedOn);
  }
  expect(both[0].nodes[0]).toMatchObject({ gasCheckPassed: true, again: checkedOn });
});

test('answers are kept for ten minutes, also those of nothing', async () => {
  const codes = kit.community.rows(houses).map(({ house_code }) => house_code);
  const loadAfter = async (ms: number): Promise<readonly unknown[]> => {
    const now = performance.now();
    // only while the loader looks at the clock: the platform lives by the same one
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now + ms);
    const found = gasChecks.loadMany(codes.slice(0, 50));
    clock.mockRestore();
    // the cache looks at the clock once in a millisecond
    await setTimeout(5);
    return found;
  };
  const found = await loadAfter(0);
  expect(found.slice(0, 2)).toEqual([{ houseCode: codes[0], checkedOn, passed: true }, null]);
  expect(await loadAfter(599_000)).toEqual(found);
  expect(company.calls).toHaveLength(1);
  await loadAfter(601_000);
  expect(company.calls.map((asked) => asked.length)).toEqual([50, 50]);
});

test('while the other system is down the field is null and told, and the rest of the answer stands', async () => {
  await ask(3);
  company.state = 'down';
  const { nodes, errors } = await ask(5);
  expect(nodes).toHaveLength(5);
  // what was known before is still there
  expect(nodes.map(({ gasCheckedOn }) => gasCheckedOn)).toEqual([checkedOn, null, checkedOn, null, null]);
  expect(nodes[0].houseCode).toBe(first!.house_code);
  expect(errors.map(({ path }) => path)).toEqual([3, 4].map((row) => ['houses', 'nodes', row, 'gasCheckedOn']));
  expect(errors[0]).toMatchObject({
    message: '燃气公司系统暂不可用 / The system of the gas company is not available',
    extensions: { code: 'PLUGIN_FAILED', plugin: 'gas' },
  });
  expect(JSON.stringify(errors)).not.toMatch(/503|secret|127\.0\.0\.1/);
  company.state = 'up';
  expect((await ask(5)).errors).toEqual([]);
});

test('when it does not answer the field is null in time, and after five times it is left alone', async () => {
  company.state = 'silent';
  for (let i = 0; i < 5; i++) {
    const { nodes, errors } = await ask(2);
    expect(nodes.map(({ gasCheckedOn }) => gasCheckedOn)).toEqual([null, null]);
    expect(errors[0]).toMatchObject({
      message: '燃气公司系统超时 / The gas company did not answer in time',
      extensions: { code: 'TIMEOUT' },
    });
  }
  expect(company.calls).toHaveLength(5);
  company.state = 'up';
  const { nodes, errors } = await ask(2);
  expect(nodes[0]).toEqual({ houseCode: first!.house_code, gasCheckedOn: null });
  expect(errors[0].message).toMatch(/House\.gasCheckedOn of plugin gas ran out of time again and again/);
  expect(company.calls).toHaveLength(5);
});

test('admins see whether the other system answers', async () => {
  const health = async (): Promise<unknown> => {
    const { body } = await kit.platform.govern('auditor', '{ plugins { name health { name ok problem { en } } } }');
    return body.data.plugins.find(({ name }: { name: string }) => name === 'gas').health;
  };
  company.state = 'down';
  const problem = { en: 'The system of the gas company is not available' };
  expect(await health()).toEqual([{ name: 'gas-company', ok: false, problem }]);
});

test('the category has its unit and limits, and the department reads its own events only', async () => {
  const [category, own] = blocks.flatMap((block) => (block.kind === 'ask' ? [block.text] : []));
  expect((await kit.query(category!)).eventCategory).toEqual({
    titleZh: '燃气软管老化',
    handlingUnitZh: '燃气公司入户安检班',
    limits: {
      nodes: [
        { situationZh: '一般', amount: 3, unit: 'WORKING_DAYS' },
        { situationZh: '漏气', amount: 1, unit: 'URGENT_HOURS' },
      ],
    },
  });
  const { events: found } = await kit.query(own!);
  expect(found.nodes).toMatchObject([
    {
      number: 'GAS1',
      situation: '漏气',
      description: '软管开裂漏气',
      category: { handlingUnitZh: '燃气公司入户安检班' },
    },
  ]);
  const { events: all } = await kit.query('{ events(first: 100) { nodes { number description } } }');
  expect(all.nodes.length).toBeGreaterThan(1);
  for (const { number, description } of all.nodes) expect(description !== null).toBe(number === 'GAS1');
});

test('under the own mask only the surname is shown, to the department itself the name', async () => {
  const { pool } = kit.platform.database;
  const names = ['陈建国', '欧阳明', '王', null];
  for (const [i, name] of names.entries())
    await pool.query(
      'update gas.record set person_in_charge = $1 where id = (select id from gas.record order by id offset $2 limit 1)',
      [name, i],
    );
  const query = '{ gasRecords(first: 100) { nodes { personInCharge } } }';
  const shown = async (department: string): Promise<readonly (string | null)[]> =>
    (await kit.query(query, {}, department)).gasRecords.nodes.map(({ personInCharge }: any) => personInCharge);
  expect(await shown('gas')).toEqual(expect.arrayContaining(names));
  const masked = await shown('housing');
  expect(masked).toEqual(expect.arrayContaining(['陈某', '欧阳某', '王某', null]));
  for (const name of masked) if (name !== null) expect(name).toMatch(/^(欧阳|.)某$/);
});
