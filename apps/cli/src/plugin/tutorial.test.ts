import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { sendOperation } from '@gridweave/testing';
import { afterAll, expect, test } from 'vitest';

import { type Block, blocksOf, gridweave, writeFiles } from '../fixture/guide.ts';

const home = mkdtempSync(path.join(tmpdir(), 'gridweave-tutorial-'));
const plugin = path.join(home, 'urban-management');
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 10 }));

const blocks = blocksOf('docs/plugins.md');

const environment = {
  ...process.env,
  PATH: `${path.join(gridweave, 'node_modules/.bin')}:${process.env['PATH']}`,
  // the run of the tests that this one belongs to says nothing to the one within
  NODE_OPTIONS: '',
  VITEST: '',
  // an author's first run writes the schema of the plugin
  CI: '',
  PORT: '0',
  DATABASE_URL: '',
};

const shell = promisify(execFile);

/** Beside the checkout means in the folder of the test. */
const placed = (text: string): string => text.replaceAll('../urban-', `${home}/urban-`);

async function run({ at, text, prints }: Extract<Block, { at: string }>): Promise<void> {
  const cwd = at === 'plugin' ? plugin : gridweave;
  const { stdout } = await shell('bash', ['-e', '-c', placed(text)], { cwd, env: environment, maxBuffer: 1e8 }).catch(
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`${text}\n${error.stdout}\n${error.stderr}`);
    },
  );
  if (prints) expect(stdout).toContain(prints);
}

function filesOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}

test(
  'the guide makes the plugin that is kept, which passes its tests and runs on a platform',
  { timeout: 600_000 },
  async () => {
    expect(blocks.length).toBeGreaterThan(20);
    for (const block of blocks) {
      if (block.kind === 'file') writeFiles([block], plugin);
      else if (block.kind === 'ask') await ask(block);
      else if (block.kind === 'run') await run(block);
      else await start(block);
    }
    const kept = path.join(gridweave, 'plugins/urban-management');
    expect(filesOf(path.join(plugin, 'src'))).toEqual(filesOf(path.join(kept, 'src')));
    expect(readFileSync(path.join(plugin, 'schema.graphql'), 'utf8')).toBe(
      readFileSync(path.join(kept, 'schema.graphql'), 'utf8'),
    );
  },
);

let stop: () => Promise<void> = async () => {};
afterAll(() => stop());

async function start({ text }: Extract<Block, { at: string }>): Promise<void> {
  // npm start prepares the checkout and then runs app:start
  const command = placed(text).replace('npm start', 'exec node apps/server/src/main.ts');
  const server = spawn('bash', ['-c', command], {
    cwd: gridweave,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
        if (said.includes('Ctrl-C')) resolve();
      });
    ended.then(() => reject(new Error(said)));
  });
}

async function ask({ as, text }: Extract<Block, { kind: 'ask' }>): Promise<void> {
  const credentials = JSON.parse(readFileSync(path.join(home, 'urban-data/sample-credentials.json'), 'utf8'));
  const { key } = credentials.clients.find(({ department }: { department: string }) => department === as);
  const { body } = await sendOperation(credentials.graphql, key, text);
  expect(body.errors).toBeUndefined();
  const [list] = Object.values<any>(body.data);
  expect(list.nodes.length).toBeGreaterThan(0);
}
