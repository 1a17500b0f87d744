import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded, throwAwayFlags } from '@gridweave/database';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, Lanes, Rows } from './index.ts';
import { textAt } from './rows.ts';

let folder: string;
let server: Embedded;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridweave-tls-'));
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'data');
  // made once to learn which user the server runs as
  server = await startEmbedded({ dataDir, flags: throwAwayFlags });
  await server.stop();
  const { uid, gid } = await stat(join(dataDir, 'postgres'));
  const pem = await generate([{ name: 'commonName', value: 'localhost' }]);
  for (const [name, text] of [
    ['cert', pem.cert],
    ['key', pem.private],
  ] as const) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    await chown(join(folder, name), uid, gid);
  }
  server = await startEmbedded({
    dataDir,
    flags: [
      ...throwAwayFlags,
      'ssl=on',
      `ssl_cert_file=${join(folder, 'cert')}`,
      `ssl_key_file=${join(folder, 'key')}`,
    ],
  });
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('rows are read over TLS', async () => {
  const lanes = new Lanes({
    url: `${server.url}?sslmode=no-verify`,
    pointLanes: 1,
    pageLanes: 1,
    statementTimeoutMs: 5_000,
    maximumBytes: 1 << 24,
  });
  const encrypted: Call = {
    name: 'ssl',
    text: 'select ssl::text from pg_stat_ssl where pid = pg_backend_pid()',
    values: [],
    rows: new Rows(),
  };
  const many: Call = {
    name: 'many',
    text: `select repeat('网', 100) from generate_series(1, 2000)`,
    values: [],
    rows: new Rows(),
  };
  await lanes.run([encrypted, many], 'page');
  expect(textAt(encrypted.rows.buffers[0]!, encrypted.rows.offsets[0]!)).toBe('true');
  expect(many.rows.offsets.every((offset, i) => textAt(many.rows.buffers[i]!, offset) === '网'.repeat(100))).toBe(true);
  await lanes.close();
});
