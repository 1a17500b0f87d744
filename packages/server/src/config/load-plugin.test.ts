import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { loadPlugin } from './load-plugin.ts';

const home = mkdtempSync(path.join(tmpdir(), 'gridweave-load-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let packages = 0;
/** A folder with a package of one module. */
function made(code: string | undefined, manifest: object = {}): string {
  const folder = path.join(home, `p${(packages += 1)}`);
  mkdirSync(folder);
  const whole = { name: `p${packages}`, type: 'module', exports: { '.': './index.ts' }, ...manifest };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(whole));
  if (code !== undefined) writeFileSync(path.join(folder, 'index.ts'), code);
  return `./${path.basename(folder)}`;
}

const plugin = (name: string) =>
  `{ name: '${name}', title: { zh: '甲', en: 'a' }, version: '1.0.0', schema: 'a', dependsOn: [], fields: [] }`;
const load = (named: string) => loadPlugin(named, `${home}/`);

test('a folder with a package in TypeScript is loaded by its default export, or by the only plugin it exports', async () => {
  expect(
    (await load(made(`const a: object = ${plugin('a')}; export default a; export const b = ${plugin('b')};`))).name,
  ).toBe('a');
  expect((await load(made(`export const b = ${plugin('b')}; export const size = 1;`))).name).toBe('b');
  expect((await loadPlugin(path.join(home, 'p1'), '/')).name).toBe('a');
});

test('an installed package is loaded by its name', async () => {
  const folder = path.join(home, 'node_modules', '@city', 'parks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    '{ "name": "@city/parks", "type": "module", "exports": "./index.js" }',
  );
  writeFileSync(path.join(folder, 'index.js'), `export default ${plugin('parks')}`);
  expect((await load('@city/parks')).name).toBe('parks');
});

test('says what is missing', async () => {
  const cases: [string, RegExp][] = [
    ['./nowhere', /there is no folder .*nowhere/],
    ['.', /the folder has no package.json/],
    ['nobody', /package nobody.* is not there; install it/],
    [made(undefined, { exports: { '.': './dist/index.js' } }), /is not there; install it, or build it/],
    [made('export const size = 1;'), /exports no plugin; export what definePlugin returns as default/],
    [made(`export const a = ${plugin('a')}; export const b = ${plugin('b')};`), /exports several plugins/],
    [made('throw new Error("no such register\\nsecret")'), /cannot be loaded: no such register$/],
  ];
  for (const [named, message] of cases)
    await expect(load(named)).rejects.toMatchObject({
      code: 'PLUGIN_INVALID',
      text: { en: expect.stringMatching(message) },
    });
});
