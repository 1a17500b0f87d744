import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { createTestDatabase, sendOperation, type TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readKeys } from './credentials.ts';
import { type ServerProcess, serverProcess } from './fixture/server-process.ts';

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await serverProcess(database.url, { GRIDWEAVE_SAMPLE: 'community' });
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

interface Block {
  readonly as: string;
  readonly isRefused: boolean;
  readonly document: string;
}

/** The blocks of a guide that say who runs them, in order. */
function blocksOf(guide: string): readonly Block[] {
  const text = readFileSync(path.join(import.meta.dirname, '../../../docs', guide), 'utf8');
  return [...text.matchAll(/<!-- as ([a-z -]+?)(, refused)? -->\n```graphql\n([^]*?)```/g)].map(
    ([, as, refused, document]) => ({ as: as!, isRefused: refused !== undefined, document: document! }),
  );
}

const admins: Readonly<Record<string, string>> = {
  keeper: '示例目录管理员',
  approver: '示例审批员',
  'second approver': '示例第二审批员',
  auditor: '示例审计员',
};

/** The texts of blocks of a guide that are marked with a way to run them. */
function marked(guide: string, mark: string): readonly string[] {
  const text = readFileSync(path.join(import.meta.dirname, '../../../docs', guide), 'utf8');
  const blocks = [...text.matchAll(/<!-- as fire, (\w+) -->\n```\w+\n([^]*?)```/g)];
  return blocks.flatMap(([, way, block]) => (way === mark ? [block!] : []));
}

test('the exports of the guide of departments can be followed literally', async () => {
  const keys = readKeys(path.join(server.folder, 'sample-credentials.json'));
  const { key } = keys.clients.find(({ department }) => department === 'fire')!;
  const documents = marked('departments.md', 'exported');
  expect(documents).toHaveLength(1);
  for (const query of documents) {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };
    const answer = await fetch(`${server.url}/export`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1)!).$end).toMatchObject({ state: 'complete' });
    expect(JSON.parse(lines[0]!).$export.changesAfter).toBe(answer.headers.get('x-gridweave-changes-after'));
    expect(lines.length).toBeGreaterThan(3);
  }
  const commands = marked('departments.md', 'shell').flatMap((block) => block.trim().split('\n'));
  expect(commands).toHaveLength(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-guide-'));
  try {
    for (const command of commands) {
      const [npx, pnpm, gridweave, ...words] = command.split(' ');
      expect([npx, pnpm, gridweave]).toEqual(['npx', 'pnpm', 'gridweave']);
      const main = path.join(import.meta.dirname, '../../cli/src/main.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [main, ...words, '--url', server.url], {
        cwd: folder,
        env: { ...process.env, GRIDWEAVE_KEY: key },
      });
      expect(stdout).toMatch(/✓ 共 [1-9]\d* 行/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the guides of departments and admins can be followed literally', async () => {
  const keys = readKeys(path.join(server.folder, 'sample-credentials.json'));
  const keyOf = (as: string): string | undefined =>
    as in admins
      ? keys.admins.find(({ name }) => name?.startsWith(admins[as]!))?.key
      : keys.clients.find(({ department }) => department === as)?.key;
  let id = '';
  let ran = 0;
  for (const guide of ['departments.md', 'admins.md'])
    for (const { as, isRefused, document } of blocksOf(guide)) {
      const url = `${server.url}${as in admins ? '/admin/graphql' : '/graphql'}`;
      const { body } = await sendOperation(
        url,
        keyOf(as)!,
        document.replaceAll('"ID"', JSON.stringify(id)),
        {},
        {
          'X-Gridweave-Purpose': encodeURIComponent('噪声投诉走访'),
        },
      );
      expect([document, body.errors !== undefined]).toEqual([document, isRefused]);
      id = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(body))?.[1] ?? id;
      ran++;
      if (document.includes('verifyAudit')) expect(body.data.verifyAudit.faults).toEqual([]);
      if (document.includes('auditRecords')) expect(body.data.auditRecords[0].purpose).toBe('噪声投诉走访');
      if (document.includes('演练')) expect(body.data.policyCheck.holds).toBe(false);
    }
  expect(ran).toBeGreaterThan(20);
}, 600_000);
