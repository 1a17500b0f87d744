import { setTimeout as sleep } from 'node:timers/promises';

import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inFile, inPostgres, type NewCopy } from './fixture/copies.ts';
import { MirrorProcess } from './fixture/mirror-process.ts';
import { differences } from './fixture/served.ts';
import { ServerProcess } from './fixture/server-process.ts';
import { twoStreets } from './fixture/two-streets.ts';
import { Unrest } from './fixture/unrest.ts';

let platform: TestPlatform;
let server: ServerProcess;
beforeAll(async () => {
  platform = await twoStreets();
  server = new ServerProcess(platform.database.url);
  await server.start();
}, 300_000);
afterAll(async () => {
  await server?.remove();
  await platform?.close();
});

const kills = 12;

describe.each<[string, NewCopy]>([
  ['PostgreSQL', inPostgres],
  ['a file', inFile],
])('a copy in %s', (_name, newCopy) => {
  test('mirror and server are killed at any point, while records and permissions change: in the end the copy is right', async () => {
    const copy = await newCopy();
    const args = ['--types', 'Person,House', '--to', copy.to, '--url', server.url, '--every', '0.05'];
    const unrest = new Unrest(platform);
    const texts: string[] = [];
    let mirror: MirrorProcess | undefined;
    try {
      for (let i = 0; i < kills; i++) {
        mirror = new MirrorProcess(args, platform.key('care'));
        // the first second or so is the start of the process
        await mirror.said(' · ');
        if (i % 4 === 3) {
          await server.kill();
          await sleep(Math.random() * 500);
          await server.start();
        }
        await sleep(Math.random() * 1_200);
        expect([await mirror.ended('SIGKILL'), mirror.text]).toEqual([null, mirror.text]);
        texts.push(mirror.text);
      }
      await unrest.stop();
      mirror = new MirrorProcess([...args, '--once'], platform.key('care'));
      expect([await mirror.ended(), mirror.text]).toEqual([0, mirror.text]);
      for (const type of ['Person', 'House']) {
        const { compared, found } = await differences(platform, copy, type);
        expect([found, texts]).toEqual([[], texts]);
        expect(compared).toBeGreaterThan(500);
      }
      // what was gone through: changes, loads anew, servers that were not there
      expect(unrest.changes).toBeGreaterThan(100);
      expect(texts.join('')).toContain('loading it anew');
      expect(texts.join('')).toContain('cannot be reached');
    } finally {
      await unrest.stop();
      await mirror?.ended('SIGKILL');
      await copy.remove();
    }
  }, 300_000);
});
