import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { readNetwork, type TargetRules } from '../index.ts';
import type { Resolve } from '../target/lookup.ts';
import { sendMessage, type SendOptions } from './send.ts';

const rules: TargetRules = { networks: [], httpToLoopback: true };
const paths: string[] = [];
const servers: Server[] = [];
beforeEach(() => {
  paths.length = 0;
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('request', ({ url }) => paths.push(url!));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

const serve = (answer: RequestListener): Promise<number> => listening(createServer(answer));

function send(url: string, options: Partial<SendOptions> = {}) {
  const message = { id: 'msg_1', url, body: '{}', secrets: [Buffer.alloc(32, 1)] };
  return sendMessage(message, { rules, timeoutMs: 2_000, signal: new AbortController().signal, ...options });
}

/** Answers each question with the next of some addresses. */
function answering(...addresses: readonly string[]): Resolve {
  const left = [...addresses];
  return (_host, _options, callback) => {
    callback(null, [{ address: left.shift()!, family: 4 } satisfies LookupAddress]);
  };
}

test('a redirect is not followed', async () => {
  const inner = await serve((_request, response) => response.end());
  const port = await serve((_request, response) => {
    response.writeHead(307, { Location: `http://127.0.0.1:${inner}/inside` }).end();
  });
  expect(await send(`http://127.0.0.1:${port}/outside`)).toBe(307);
  expect(paths).toEqual(['/outside']);
});

test('a name is looked at whenever it is connected to: one that turns inwards later gains nothing', async () => {
  const port = await serve((_request, response) => response.end());
  const resolve = answering('127.0.0.1', '10.0.0.1', '169.254.169.254');
  expect(await send(`http://turning.example:${port}/`, { resolve })).toBe(200);
  expect(await send(`http://turning.example:${port}/`, { resolve })).toBe('ADDRESS_REFUSED');
  expect(await send(`http://turning.example:${port}/`, { resolve })).toBe('ADDRESS_REFUSED');
  expect(paths).toHaveLength(1);
});

test('an address that may not be reached is not connected to, whatever was kept of it', async () => {
  const port = await serve((_request, response) => response.end());
  const strict = { rules: { networks: [], httpToLoopback: false } };
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f.1'])
    for (const protocol of ['http', 'https'])
      expect(await send(`${protocol}://${host}:${port}/`, strict)).toBe('ADDRESS_REFUSED');
  expect(paths).toEqual([]);
});

test('nobody waits longer than the time, and an answer that never ends is cut', async () => {
  const silent = await serve(() => {});
  expect(await send(`http://127.0.0.1:${silent}/`, { timeoutMs: 200 })).toBe('NO_ANSWER');
  let cut: () => void = () => {};
  const isCut = new Promise<void>((resolve) => {
    cut = resolve;
  });
  const endless = await serve((_request, response) => {
    response.once('close', cut);
    const write = (): void => {
      if (response.write(Buffer.alloc(8_192))) setImmediate(write);
      else response.once('drain', write);
    };
    write();
  });
  expect(await send(`http://127.0.0.1:${endless}/`)).toBe(200);
  await isCut;
});

test('over https a certificate has to be valid for the name', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'inside.example' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'inside.example' }] }],
  });
  const port = await listening(createSecureServer({ key, cert }, (_request, response) => response.end()));
  const inside = { rules: { networks: [readNetwork('127.0.0.0/8')!], httpToLoopback: false } };
  const ask = (host: string) => send(`https://${host}:${port}/`, { ...inside, resolve: answering('127.0.0.1') });
  expect(await ask('inside.example')).toBe('NO_ANSWER');
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  try {
    expect(await ask('inside.example')).toBe(200);
    expect(await ask('other.example')).toBe('NO_ANSWER');
  } finally {
    setDefaultCACertificates(before);
  }
});

test('the headers are those of Standard Webhooks', async () => {
  const port = await serve((request, response) => {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
    response
      .writeHead(
        id === 'msg_1' && /^\d{10}$/.test(String(at)) && /^v1,[\w+/]{43}=$/.test(String(signature)) ? 204 : 400,
      )
      .end();
  });
  expect(await send(`http://127.0.0.1:${port}/`)).toBe(204);
});
