import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openDatabase } from '../connection/open-database.ts';
import { throwAwayFlags } from './flags.ts';
import { findPostmaster } from './postmaster.ts';
import { ended, isAlive } from './process.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './start-embedded.ts';

let dataDir: string;
const running: Embedded[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gridweave-embedded-'));
  chmodSync(dataDir, 0o755);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const one of running.splice(0)) await one.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const one = await startEmbedded({ dataDir, flags: throwAwayFlags, ...options });
  running.push(one);
  return one;
}

/** Another process that starts the server in the folder and then waits to be killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    import { startEmbedded, throwAwayFlags } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
    const { url } = await startEmbedded({ dataDir: process.argv[1], flags: throwAwayFlags });
    process.stdout.write(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function rows(url: string, statement: string): Promise<unknown[]> {
  const database = openDatabase({ url, poolSize: 1 });
  try {
    return (await database.pool.query(statement)).rows;
  } finally {
    await database.close();
  }
}

const pgData = (): string => path.join(dataDir, 'postgres');

test('a new folder, then the same one again: same port, same password, same data', async () => {
  const first = await start();
  expect(first).toMatchObject({ reused: false, notice: undefined });
  expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  expect(
    await rows(
      first.url,
      `select current_setting('listen_addresses') as listen, current_setting('jit') as jit, datlocprovider as provider,
        datlocale as locale, pg_encoding_to_char(encoding) as encoding, current_setting('port')::int as port
        from pg_database where datname = current_database()`,
    ),
  ).toEqual([{ listen: '127.0.0.1', jit: 'off', provider: 'i', locale: 'zh', encoding: 'UTF8', port: first.port }]);
  await rows(first.url, 'create table kept as select 1 as n');
  await Promise.all([first.stop(), first.stop()]);
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await rows(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
});

test('a folder in use is refused and left alone, by this process and by another', async () => {
  const child = await startElsewhere();
  const before = readdirSync(dataDir);
  await expect(start()).rejects.toMatchObject({
    code: 'DATA_FOLDER_LOCKED',
    details: { pid: child.pid, folder: dataDir },
    message: expect.stringContaining(`kill ${child.pid}`),
  });
  expect(readdirSync(dataDir)).toEqual(before);
  await kill(child);
  await start();
  await expect(start()).rejects.toMatchObject({ code: 'DATA_FOLDER_LOCKED', details: { pid: process.pid } });
});

test('after SIGKILL of its parent the server is taken over with its data', async () => {
  const child = await startElsewhere();
  const left = findPostmaster(pgData())!;
  await kill(child);
  expect(isAlive(left.pid)).toBe(true);
  const next = await start();
  expect(next).toMatchObject({ reused: true, port: left.port });
  await rows(next.url, 'create table kept as select 1 as n');
  await next.stop();
  expect(isAlive(left.pid)).toBe(false);
});

test('a server left behind with other flags or another port is stopped and started anew', async () => {
  await kill(await startElsewhere());
  const left = findPostmaster(pgData())!;
  const next = await start({ flags: [...throwAwayFlags, 'work_mem=3MB'] });
  expect(next).toMatchObject({ reused: false });
  expect(isAlive(left.pid)).toBe(false);
  expect(await rows(next.url, 'show work_mem')).toEqual([{ work_mem: '3MB' }]);
});

test('when both were killed, the server recovers what was committed', async () => {
  const child = await startElsewhere();
  const left = findPostmaster(pgData())!;
  process.kill(left.pid, 'SIGKILL');
  await kill(child);
  expect(await ended(left.pid, 20_000)).toBe(true);
  const next = await start();
  expect(next.reused).toBe(false);
  await rows(next.url, 'select 1');
});

test('killed while initialising, the next start begins anew', async () => {
  const arriving = startElsewhere();
  await expect
    .poll(() => readdirSync(dataDir).some((name) => /^unfinished-[0-9a-f]+$/.test(name)), { interval: 5 })
    .toBe(true);
  await kill(children[0]!);
  arriving.catch(() => {});
  expect(readdirSync(dataDir)).not.toContain('postgres');
  const next = await start();
  await rows(next.url, 'select 1');
  expect(readdirSync(dataDir).filter((name) => name.startsWith('unfinished-'))).toEqual([]);
});

test('a port that was asked for is refused when taken, a remembered one is replaced', async () => {
  const first = await start();
  await first.stop();
  const other = createServer().listen(first.port, '127.0.0.1');
  await once(other, 'listening');
  await expect(start({ port: first.port })).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    details: { port: first.port },
  });
  const second = await start();
  expect(second.port).not.toBe(first.port);
  other.close();
});
