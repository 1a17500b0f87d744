import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';

import { checkTarget, readNetwork, type TargetRules } from '../index.ts';
import type { Resolve } from './lookup.ts';

const strict: TargetRules = { networks: [], httpToLoopback: false };
const loopback: TargetRules = { networks: [], httpToLoopback: true };
const intranet: TargetRules = {
  networks: [readNetwork('10.20.0.0/16')!, readNetwork('fd00:1::/32')!],
  httpToLoopback: false,
};

/** A resolver that knows what it is told. */
function names(known: Readonly<Record<string, readonly string[]>>): Resolve {
  return (host, _options, callback) => {
    const found = known[host];
    if (!found) return callback(new Error('ENOTFOUND'), []);
    callback(
      null,
      found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fe80::1]/',
  'https://[fd00:1::1]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1:8443/',
  'https://100.64.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
])('%s leads where nothing is delivered', async (url) => {
  await expect(checkTarget(strict, url)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('GRIDWEAVE_WEBHOOK_NETWORKS'),
  });
});

test.each([
  '',
  'example.org',
  'ftp://example.org/',
  'file:///etc/passwd',
  'http://example.org/',
  'https://user:word@example.org/',
  `https://example.org/${'x'.repeat(2_000)}`,
])('%s is no address of a webhook', async (url) => {
  await expect(checkTarget(strict, url)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a public address is taken, by itself and behind a name', async () => {
  expect(await checkTarget(strict, 'https://93.184.216.34/hook?a=1#part')).toBe('https://93.184.216.34/hook?a=1');
  const resolve = names({ 'city.example': ['93.184.216.34', '2606:2800:220:1::1'] });
  expect(await checkTarget(strict, 'https://city.example/hook', resolve)).toBe('https://city.example/hook');
});

test('a name with one address inside is refused, and so is one that nobody knows', async () => {
  const resolve = names({ 'half.example': ['93.184.216.34', '10.0.0.1'], 'mapped.example': ['::ffff:10.0.0.1'] });
  for (const host of ['half.example', 'mapped.example', 'unknown.example'])
    await expect(checkTarget(strict, `https://${host}/`, resolve)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('networks that operators list are reached over https, and no others', async () => {
  expect(await checkTarget(intranet, 'https://10.20.3.4/')).toBe('https://10.20.3.4/');
  expect(await checkTarget(intranet, 'https://[fd00:1::5]/')).toBe('https://[fd00:1::5]/');
  for (const url of ['https://10.21.0.1/', 'https://[fd00:2::5]/', 'http://10.20.3.4/'])
    await expect(checkTarget(intranet, url)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('http goes to the machine itself where that is allowed, and nowhere else', async () => {
  expect(await checkTarget(loopback, 'http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080/');
  expect(await checkTarget(loopback, 'http://localhost:8080/')).toBe('http://localhost:8080/');
  for (const url of ['http://10.0.0.1/', 'http://93.184.216.34/', 'https://127.0.0.1/'])
    await expect(checkTarget(loopback, url)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test.each(['10.20.0.0/16', '192.168.1.7', 'fd00::/8', '::1'])('%s is a network', (text) => {
  expect(readNetwork(text)).toBeDefined();
});

test.each(['', '10.20/16', '0x0a.0.0.1', '10.0.0.0/33', '10.0.0.256', 'fd00::/129', 'intranet', '10.0.0.0/-1'])(
  '%s is no network',
  (text) => {
    expect(readNetwork(text)).toBeUndefined();
  },
);
