import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { core } from '@gridweave/core';
import { fire } from '@gridweave/fire';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { printed } from '../fixture/printed.ts';

let platform: TestPlatform;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-plugin-'));
beforeAll(async () => {
  platform = await testPlatform({ plugins: [core, fire], departments: [{ code: 'fire', areas: ['4403'] }] });
});
beforeEach(() => vi.stubEnv('GRIDWEAVE_ADMIN_KEY', platform.adminKey('plugins')));
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform?.close();
});

test('list, disable at once, enable by a draft that others approve', async () => {
  const url = ['--url', platform.url];
  const list = async (): Promise<string> => (await printed('plugin', 'list', ...url)).text;
  expect(await list()).toMatch(/^✓ core .*\n✓ fire 0\.1\.0 · 消防 \/ Fire service · 依赖 needs core$/);
  expect((await printed('plugin', 'disable', 'fire', '--reason', '停用', ...url)).code).toBe(0);
  expect(await list()).toMatch(/^✗ fire .* off$/m);
  expect((await platform.query('fire', '{ fireHazards { totalCount } }')).body.errors).toHaveLength(1);
  const { text } = await printed('plugin', 'enable', 'fire', '--reason', '恢复', ...url);
  expect(text).toContain('2 approval(s)');
  const id = /Draft (\S+)/.exec(text)![1];
  for (const approver of ['approver', 'second'] as const)
    await platform.govern(approver, `mutation { approveDraft(id: "${id}") { id } }`);
  await platform.govern('approver', `mutation { activateDraft(id: "${id}") { id } }`);
  expect(await list()).toMatch(/^✓ fire /m);
});

test('what the server refuses is said', async () => {
  const url = ['--url', platform.url];
  await expect(printed('plugin', 'disable', 'none', '--reason', 'x', ...url)).rejects.toThrow(/there are core, fire/);
  await expect(printed('plugin', 'disable', 'fire', ...url)).rejects.toThrow(/--reason is missing/);
});

test('new: a package with everything in its place, and nothing written over', async () => {
  const to = path.join(folder, 'parks');
  const args = ['plugin', 'new', 'city-parks', '--zh', '公园', '--en', 'City parks', '--to', to];
  expect((await printed(...args)).code).toBe(0);
  expect(readFileSync(path.join(to, 'src/city-parks.ts'), 'utf8')).toContain('export const cityParks = definePlugin({');
  expect(existsSync(path.join(to, 'src/migrations/001-record.ts'))).toBe(true);
  expect(JSON.parse(readFileSync(path.join(to, 'package.json'), 'utf8')).name).toBe('gridweave-city-parks');
  await expect(printed(...args)).rejects.toThrow(/There is a folder .*parks already/);
  await expect(printed('plugin', 'new', 'City_Parks', '--zh', '园', '--en', 'x')).rejects.toThrow(/lower-case words/);
});

test('check: what a plugin adds, and what is wrong with one', async () => {
  const { code, text } = await printed(
    'plugin',
    'check',
    path.resolve(import.meta.dirname, '../../../../plugins/fire'),
  );
  expect(code).toBe(0);
  expect(text).toMatch(/^✓ fire 0\.1\.0/);
  expect(text).toMatch(/fields of House: .*fireHazards/);
  await expect(printed('plugin', 'check', './nowhere')).rejects.toThrow(/there is no folder/);
});
