import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import { Event } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { change, here, recordsOf, threeStreets } from '../streams/fixture/three-streets.ts';
import { add, forTests, standing } from './fixture/desk.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets({ environment: { ...forTests, webhookTimeoutMs: 10_000 } });
}, 180_000);
afterAll(() => platform?.close());

const guide = readFileSync(path.join(import.meta.dirname, '../../../../docs/departments.md'), 'utf8');
const program = /## Webhooks [^]*?<!-- run -->\n```js\n([^]*?)```/.exec(guide)![1]!;
const document = /<!-- webhook -->\n```graphql\n([^]*?)```/.exec(guide)![1]!;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

test('the receiver of the guide verifies what it is sent, and refuses what is not signed', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const { id, secret } = await add(platform, 'care', url, { areas: [here] });
  const file = path.join(import.meta.dirname, `.guide-${process.pid}.mjs`);
  writeFileSync(file, program);
  const receiver = spawn(process.execPath, [file], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) },
  });
  let output = '';
  for (const stream of [receiver.stdout, receiver.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  try {
    const unsigned = { method: 'POST', body: '{"data":{"changes":[{"kind":"LEFT","id":"1"}]}}' };
    await expect
      .poll(() =>
        fetch(url, unsigned).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(401);
    const [event] = await recordsOf(platform, Event, here);
    await change(platform, Event, event!, { description: '按指南接收' });
    await expect.poll(() => output).toBe(`CHANGED ${event!.id}\n`);
    await expect.poll(() => standing(platform, 'care', id)).toMatchObject({ delivered: 1, lastOutcome: 'HTTP 204' });
  } finally {
    receiver.kill();
    rmSync(file, { force: true });
  }
});

test('the mutation of the guide is answered as it says', async () => {
  const isGranted = document.replace('FireHazard { number state }', 'Event { id }');
  const { body } = await platform.query(
    'care',
    isGranted.replace('https://fire.example.gov.cn/', 'http://127.0.0.1:9/'),
  );
  expect(body.errors).toBeUndefined();
  expect(body.data.addSharingWebhook.secret).toMatch(/^whsec_[\w+/]{43}=$/);
});
