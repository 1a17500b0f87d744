import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { config } from '@gridweave/app-server';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { printed } from '../fixture/printed.ts';

let platform: TestPlatform;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-policy-'));
const file = path.join(folder, 'policy.yaml');
beforeAll(async () => {
  platform = await testPlatform({
    plugins: config.plugins,
    departments: [
      {
        code: 'fire',
        areas: ['440306'],
        grants: [{ fields: ['Event.peopleInvolved'], access: 'full', operators: ['read'] }],
      },
    ],
  });
});
beforeEach(() => vi.stubEnv('GRIDWEAVE_ADMIN_KEY', platform.adminKey('keeper')));
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform?.close();
});

test('export, diff in words, apply as a draft that others approve; then there is no difference', async () => {
  const url = ['--url', platform.url];
  expect((await printed('policy', 'export', '--out', file, ...url)).code).toBe(0);
  expect((await printed('policy', 'diff', file, ...url)).text).toContain('the same as what is in force');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Event.peopleInvolved', 'Event.disputeKind'));
  const { code, text } = await printed('policy', 'diff', file, ...url);
  expect(code).toBe(0);
  expect(text).toMatch(/^\+ fire: 事件\.纠纷类型 /m);
  expect(text).toMatch(/^- /m);
  const applied = await printed('policy', 'apply', file, '--title', '文件', '--reason', '评审', ...url);
  expect(applied.text).toContain('1 approval');
  const id = /Draft (\S+)/.exec(applied.text)![1];
  const own = await platform.govern('keeper', `mutation { approveDraft(id: "${id}") { id } }`);
  expect(own.body.errors[0].extensions.code).toBe('FORBIDDEN');
  await platform.govern('approver', `mutation { approveDraft(id: "${id}") { id } }`);
  await platform.govern('approver', `mutation { activateDraft(id: "${id}") { id } }`);
  expect((await printed('policy', 'diff', file, ...url)).text).toContain('the same as what is in force');
});

test('a file that breaks an invariant is said and ends with 1', async () => {
  await platform.govern(
    'auditor',
    `mutation { saveInvariant(zh: "x", en: "nobody reads phones", fields: ["Person.phone"], operators: [CLEAR], reason: "r") { id } }`,
  );
  writeFileSync(file, readFileSync(file, 'utf8').replace('Event.disputeKind', 'Person.phone'));
  const { code, text } = await printed('policy', 'diff', file, '--url', platform.url);
  expect([code, text]).toEqual([1, expect.stringContaining('✗')]);
  expect(text).toContain('Person.phone');
});

test('what is wrong is said: no key, no server, a missing option, a wrong file', async () => {
  const url = ['--url', platform.url];
  await expect(printed('policy', 'apply', file, ...url)).rejects.toThrow('--title');
  expect((await printed('policy', 'diff', ...url)).code).toBe(2);
  expect((await printed('policy', 'import', file)).code).toBe(2);
  await expect(printed('policy', 'export', '--url', 'http://127.0.0.1:9')).rejects.toThrow('cannot be reached');
  writeFileSync(file, 'departments: [');
  await expect(printed('policy', 'diff', file, ...url)).rejects.toThrow('policy file');
  vi.stubEnv('GRIDWEAVE_ADMIN_KEY', undefined);
  await expect(printed('policy', 'export', ...url)).rejects.toThrow('GRIDWEAVE_ADMIN_KEY');
});
