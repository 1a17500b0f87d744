import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { credentialsPath, mergeKeys, readKeys, writeCredentials } from './credentials.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = credentialsPath(folder);

test('the file is there for its owner only, with addresses and keys', () => {
  writeFileSync(file, '', { mode: 0o644 });
  const keys = { clients: [{ department: 'fire', key: 'k1' }], admins: [{ role: 'approver', name: 'li', key: 'k2' }] };
  writeCredentials(file, 'http://127.0.0.1:4000', keys);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    graphql: 'http://127.0.0.1:4000/graphql',
    admin: 'http://127.0.0.1:4000/admin/graphql',
    console: 'http://127.0.0.1:4000/console',
    ...keys,
  });
  expect(readKeys(file)).toEqual(keys);
});

test('a file that is missing or damaged holds no keys', () => {
  expect(readKeys(path.join(folder, 'none.json'))).toEqual({ clients: [], admins: [] });
  writeFileSync(path.join(folder, 'bad.json'), '{"clients": 1}');
  expect(readKeys(path.join(folder, 'bad.json'))).toEqual({ clients: [], admins: [] });
});

test('a new key takes the place of the old one', () => {
  const known = { clients: [{ department: 'fire', key: 'old' }], admins: [] };
  const made = {
    clients: [
      { department: 'fire', key: 'new' },
      { department: 'waste', key: 'w' },
    ],
    admins: [],
  };
  expect(mergeKeys(known, made).clients).toEqual(made.clients);
});
