import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { config } from '@gridweave/app-server';
import { openSealKey, writeSeal } from '@gridweave/audit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { printed } from '../fixture/printed.ts';

let platform: TestPlatform;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-audit-'));
const key = path.join(folder, 'seal.pem');
beforeAll(async () => {
  platform = await testPlatform({
    plugins: config.plugins,
    departments: [{ code: 'fire', areas: ['440306'] }],
    environment: { auditKey: key },
  });
  for (let i = 0; i < 5; i++)
    await platform.query(
      'fire',
      'query Houses { houses { nodes { houseCode } } }',
      {},
      { 'X-Gridweave-Purpose': 'drill' },
    );
  await platform.services.audit.flush();
  await writeSeal(platform.database.db, await openSealKey(key));
});
beforeEach(() => {
  vi.stubEnv('GRIDWEAVE_ADMIN_KEY', platform.adminKey('auditor'));
  vi.stubEnv('DATABASE_URL', platform.database.url);
  vi.stubEnv('GRIDWEAVE_AUDIT_KEY', key);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform?.close();
});

test('search finds, a proof of what was found holds offline, and the log verifies', async () => {
  const url = ['--url', platform.url];
  const found = await printed('audit', 'search', '--department', 'fire', ...url);
  const [first] = found.text.split('\n').map((line) => JSON.parse(line));
  expect(first).toMatchObject({ department: 'fire', purpose: 'drill', operationName: 'Houses', outcome: 'ok' });
  const proof = path.join(folder, 'proof.json');
  writeFileSync(proof, (await printed('audit', 'proof', first.chain, String(first.seq), ...url)).text);
  const held = await printed('audit', 'check-proof', proof, '--key', `${key}.pub`);
  expect(held).toMatchObject({ code: 0, text: expect.stringContaining('drill') });
  expect((await printed('audit', 'public-key')).text).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  const verified = await printed('audit', 'verify');
  expect(verified).toMatchObject({ code: 0, text: expect.stringContaining('0 faults') });
  const noted = /(\d+:[0-9a-f]{64})/.exec(verified.text)![1]!;
  expect((await printed('audit', 'verify', '--noted', noted, '--key', `${key}.pub`)).code).toBe(0);
  expect(
    (
      await printed(
        'audit',
        'verify',
        '--noted',
        noted.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
      )
    ).code,
  ).toBe(1);
});

test('attack 28: a record that was tampered with is found, and where; exit code 1', async () => {
  await sql`update audit.record set purpose = 'another' where purpose = 'drill' and seq = (
    select min(seq) from audit.record where purpose = 'drill')`.execute(platform.database.db);
  const { code, text } = await printed('audit', 'verify');
  expect(code).toBe(1);
  expect(text).toMatch(/record \d+ of chain [0-9a-f-]{36} does not fit its hash/);
  const report = JSON.parse((await printed('audit', 'verify', '--json')).text);
  expect(report.faults).toMatchObject([{ kind: 'changed', seq: expect.any(Number) }]);
});

test('nothing is deleted before its time', async () => {
  await expect(printed('audit', 'prune', '--before', new Date().toISOString().slice(0, 7))).rejects.toThrow(
    'have to be kept',
  );
  expect((await printed('audit', 'prune', '--before', '2020-01')).text).toContain('no month');
});

test('gridweave admin create adds an admin whose key works', async () => {
  const { text } = await printed('admin', 'create', '--name', '张审计', '--role', 'auditor');
  const made = /gwa_\S+/.exec(text)![0];
  await expect
    .poll(async () => {
      const response = await fetch(`${platform.url}/admin/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${made}` },
        body: JSON.stringify({ query: '{ me { name roles } }' }),
      });
      return ((await response.json()) as any).data?.me;
    })
    .toEqual({ name: '张审计', roles: ['AUDITOR'] });
  await expect(printed('admin', 'create', '--name', 'x', '--role', 'king')).rejects.toThrow('king');
});
