import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { config } from '@gridweave/app-server';
import { putCommunity, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { printed } from '../fixture/printed.ts';

let platform: TestPlatform;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-export-'));
const query = path.join(folder, 'houses.graphql');
beforeAll(async () => {
  platform = await testPlatform({
    plugins: config.plugins,
    departments: [{ code: 'fire', areas: ['440309'] }],
    rows: (database) => putCommunity(database, smallCommunity(config.plugins, { code: '440309002001' })),
  });
  vi.stubEnv('GRIDWEAVE_KEY', platform.key('fire'));
  writeFileSync(
    query,
    'query ($s: DivisionCode!) { houses(where: { streetCode: { eq: $s } }) { nodes { id houseCode } } }',
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await platform?.close();
});

/** A way to the server that breaks the first connections after so many bytes each. */
interface Breaking {
  readonly url: string;
  /** What was asked through it. */
  readonly asked: () => string;
}

const proxies: Server[] = [];
afterEach(() => {
  for (const proxy of proxies.splice(0)) proxy.close();
});

async function breakingAfter(...bytes: readonly number[]): Promise<Breaking> {
  const target = new URL(platform.url);
  let connections = 0;
  let asked = '';
  const server = createServer((client: Socket) => {
    let left = bytes[connections++] ?? Number.POSITIVE_INFINITY;
    const upstream = connect(Number(target.port), target.hostname);
    client.pipe(upstream);
    client.on('data', (chunk: Buffer) => (asked += chunk.toString('latin1')));
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk: Buffer) => {
      client.write(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
      if (left <= 0) {
        client.end();
        upstream.destroy();
      }
    });
  });
  proxies.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked: () => asked };
}

const variables = ['--variables', '{ "s": "440309002" }'];

test('an export is saved line by line, and goes on by itself when the connection breaks', async () => {
  const whole = path.join(folder, 'whole.ndjson');
  const saved = await printed('export', query, ...variables, '--out', whole, '--url', platform.url);
  expect(saved).toMatchObject({ code: 0, text: expect.stringContaining('240 rows were written') });
  const lines = readFileSync(whole, 'utf8').trimEnd().split('\n');
  expect(new Set(lines).size).toBe(240);
  expect(JSON.parse(lines[0]!)).toEqual({ id: expect.any(String), houseCode: expect.any(String) });
  const pieces = path.join(folder, 'pieces.ndjson');
  const { url } = await breakingAfter(3_000, 4_000, 100);
  const again = await printed('export', query, ...variables, '--out', pieces, '--url', url, '--purpose', '演练');
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining('the connection was lost') });
  expect(readFileSync(pieces, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  expect([`${pieces}.part`, `${pieces}.resume`].some((file) => existsSync(file))).toBe(false);
});

test('what a command had when it ended is kept for the next one, and only for the same question', async () => {
  const out = path.join(folder, 'later.ndjson');
  const { url } = await breakingAfter(3_000, ...Array.from({ length: 20 }, () => 0));
  const args = ['export', query, ...variables, '--out', out, '--url', url];
  expect((await printed(...args)).code).toBe(1);
  const kept = JSON.parse(readFileSync(`${out}.resume`, 'utf8'));
  expect(kept.rows).toBeGreaterThan(0);
  // a tail that no cursor covers
  writeFileSync(`${out}.part`, '{"id":', { flag: 'a' });
  for (const proxy of proxies.splice(0)) proxy.close();
  const other = await printed(
    'export',
    query,
    '--variables',
    '{ "s": "440304001" }',
    '--out',
    out,
    '--url',
    platform.url,
  );
  expect(other).toMatchObject({ code: 0, text: expect.stringContaining('0 rows were written') });
});

test('CSV is saved with headings in the language asked for, and goes on between rows', async () => {
  const whole = path.join(folder, 'whole.csv');
  const args = ['export', query, ...variables, '--language', 'en'];
  expect((await printed(...args, '--out', whole, '--url', platform.url)).code).toBe(0);
  const lines = readFileSync(whole, 'utf8').trimEnd().split('\r\n');
  expect(lines[0]).toBe('\uFEFFIdentifier,House code');
  expect(new Set(lines).size).toBe(241);
  const pieces = path.join(folder, 'pieces.csv');
  // not from the start: what a connection brings is saved as far as the server knows a cursor for it
  const { url, asked } = await breakingAfter(1_500, Number.POSITIVE_INFINITY, 1_500);
  const again = await printed(...args, '--out', pieces, '--url', url);
  expect(again).toMatchObject({ code: 0, text: expect.stringContaining('going on') });
  expect(readFileSync(pieces, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  expect(asked()).toMatch(/x-gridweave-cursor: /i);
});

test.each(['ndjson', 'csv'])('with --gzip %s is one gzip file, also of several parts', async (format) => {
  const args = ['export', query, ...variables, '--format', format];
  const plain = path.join(folder, `plain.${format}`);
  const zipped = path.join(folder, `zipped.${format}.gz`);
  await printed(...args, '--out', plain, '--url', platform.url);
  const { url, asked } = await breakingAfter(1_500, Number.POSITIVE_INFINITY, 1_500);
  expect((await printed(...args, '--out', zipped, '--gzip', '--url', url)).code).toBe(0);
  expect(gunzipSync(readFileSync(zipped)).toString('utf8')).toBe(readFileSync(plain, 'utf8'));
  expect(asked()).toMatch(/x-gridweave-cursor: /i);
});

test('a list by name is saved with all that may be read, but for what other systems answer', async () => {
  const out = path.join(folder, 'all.ndjson');
  const { code, text } = await printed('export', '--type', 'House', '--out', out, '--url', platform.url);
  expect([code, text]).toEqual([0, expect.stringContaining('without House.fireRiskExplanation')]);
  expect(text).toMatch(/later changes follow this cursor: [\w-]+$/);
  const [row] = readFileSync(out, 'utf8').split('\n');
  expect(JSON.parse(row!)).toMatchObject({ id: expect.any(String), address: expect.any(String) });
  expect(JSON.parse(row!)).not.toHaveProperty('ownerPhone');
  const some = ['--type', 'houses', '--fields', 'id, address', '--out', out, '--url', platform.url];
  expect((await printed('export', ...some)).code).toBe(0);
  expect(Object.keys(JSON.parse(readFileSync(out, 'utf8').split('\n')[0]!))).toEqual(['id', 'address']);
  await expect(printed('export', '--type', 'moons', '--out', out, '--url', platform.url)).rejects.toThrow('houses');
});

test('the key is read from a file as well', async () => {
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, `${platform.key('fire')}\n`);
  const args = ['export', query, ...variables, '--out', path.join(folder, 'by-file'), '--url', platform.url];
  vi.stubEnv('GRIDWEAVE_KEY', undefined);
  try {
    await expect(printed(...args)).rejects.toThrow('GRIDWEAVE_KEY');
    expect((await printed(...args, '--key-file', keyFile)).code).toBe(0);
  } finally {
    vi.stubEnv('GRIDWEAVE_KEY', platform.key('fire'));
  }
});

test('what is refused is said and not tried again', async () => {
  const denied = path.join(folder, 'denied.graphql');
  writeFileSync(denied, '{ houses { nodes { ownerPhone } } }');
  const out = ['--out', path.join(folder, 'x'), '--url', platform.url];
  expect(await printed('export', denied, ...out)).toMatchObject({
    code: 1,
    text: expect.stringContaining('House.ownerPhone'),
  });
  expect(existsSync(path.join(folder, 'x.part'))).toBe(false);
  expect((await printed('export', query)).code).toBe(2);
  expect((await printed('export', query, '--type', 'houses', '--out', 'x')).code).toBe(2);
  expect((await printed('export', query, '--out', 'x', '--variables', '[]')).code).toBe(2);
  expect((await printed('export', query, '--out', 'x', '--key', 'k')).code).toBe(2);
  expect((await printed('export', '--help')).text).toContain('GRIDWEAVE_KEY');
});
