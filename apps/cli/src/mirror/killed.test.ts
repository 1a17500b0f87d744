import { setTimeout as sleep } from 'node:timers/promises';

import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inFile, inPostgres, type NewCopy, type OwnCopy } from './fixture/copies.ts';
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

const kills = 4;

describe.each<[string, NewCopy]>([
  ['PostgreSQL', inPostgres],
  ['a file', inFile],
])('a copy in %s', (_name, newCopy) => {
  let copy: OwnCopy;
  beforeAll(async () => {
    copy = await newCopy();
  });
  afterAll(() => copy?.remove());

  const start = (...more: string[]): MirrorProcess =>
    new MirrorProcess(
      ['--types', 'Person,House', '--to', copy.to, '--url', server.url, '--every', '0.05', ...more],
      platform.key('care'),
    );

  /** Kills the mirror again and again, and the server now and then; returns what the mirrors printed. */
  async function killed(): Promise<string> {
    let text = '';
    for (let i = 0; i < kills; i++) {
      const mirror = start();
      try {
        // the first second or so is the start of the process
        await mirror.said(' · ');
        if (i % 4 === 3) {
          await server.kill();
          await mirror.said('cannot be reached');
          await server.start();
        }
        await sleep(Math.random() * 1_500);
      } finally {
        expect([await mirror.ended('SIGKILL'), mirror.text]).toEqual([null, mirror.text]);
        text += mirror.text;
      }
    }
    return text;
  }

  async function caughtUp(): Promise<string> {
    let text = '';
    const apart = async (): Promise<readonly unknown[]> => {
      const mirror = start('--once');
      expect([await mirror.ended(), mirror.text]).toEqual([0, mirror.text]);
      text += mirror.text;
      const both = await Promise.all(['Person', 'House'].map((type) => differences(platform, copy, type)));
      for (const { compared } of both) expect(compared).toBeGreaterThan(500);
      return both.flatMap(({ found }) => found);
    };
    // the server may hear of the last change of rights a moment later than the one that is compared with
    await expect.poll(apart, { timeout: 100_000 }).toEqual([]);
    return text;
  }

  test.each([
    ['records and permissions change', true],
    ['records change: it follows, without loading anew', false],
  ])(
    'mirror and server are killed at any point while %s; in the end the copy is right',
    async (_what, rights) => {
      await caughtUp();
      const unrest = new Unrest(platform, { rights });
      const text = await killed().finally(() => unrest.stop());
      const all = text + (await caughtUp());
      expect(unrest.changes).toBeGreaterThan(100);
      expect(all.includes('records loaded')).toBe(rights);
      expect(all).toContain(' written');
    },
    300_000,
  );
});
