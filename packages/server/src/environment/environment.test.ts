import { GridweaveError } from '@gridweave/kit';
import { expect, test } from 'vitest';

import { readEnvironment, settings } from './index.ts';

function failureOf(source: Record<string, string>): GridweaveError {
  try {
    readEnvironment(source);
  } catch (error) {
    return error as GridweaveError;
  }
  throw new Error('nothing was thrown');
}

test('without any variable the defaults hold', () => {
  const environment = readEnvironment({});
  expect(environment).toMatchObject({ port: 4000, host: '127.0.0.1', dataFolder: '.gridweave', sample: 'street' });
  expect(environment.databaseUrl).toBeUndefined();
  expect(environment.databaseReplicaUrls).toEqual([]);
});

test('values are read with their types; empty is as good as left out', () => {
  const environment = readEnvironment({
    PORT: ' 8080 ',
    HOST: '',
    DATABASE_URL: 'postgres://li@db/city',
    DATABASE_REPLICA_URLS: 'postgres://a/x, postgresql://b/x',
  });
  expect(environment).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    databaseUrl: 'postgres://li@db/city',
    databaseReplicaUrls: ['postgres://a/x', 'postgresql://b/x'],
  });
});

test('a wrong value names the variable, the fault and the mend, all of them at once', () => {
  const error = failureOf({ PORT: 'eighty', GRIDWEAVE_SAMPLE: 'village' });
  expect(error.code).toBe('CONFIG_INVALID');
  expect(error.details).toEqual({ variables: ['PORT', 'GRIDWEAVE_SAMPLE'] });
  expect(error.text.en).toContain(
    'The value "eighty" of the environment variable PORT is not valid: it should be a whole number from 0 to 65535. Correct it, or leave the variable out (default: 4000)',
  );
  expect(error.text.zh).toContain(
    'GRIDWEAVE_SAMPLE 的值 "village" 无效,应为none、community、street、district、city 之一',
  );
});

test('networks are read as addresses and bits', () => {
  const { webhookNetworks } = readEnvironment({ GRIDWEAVE_WEBHOOK_NETWORKS: '10.20.0.0/16, fd00::/8,192.168.1.7' });
  expect(webhookNetworks.map(([address, bits]) => `${address.toString()}/${bits}`)).toEqual([
    '10.20.0.0/16',
    'fd00::/8',
    '192.168.1.7/32',
  ]);
});

test.each([
  'GRIDWEAVE_WEBHOOK_NETWORKS=10.0.0.0/8,intranet',
  'PORT=65536',
  'PORT=-1',
  'PORT=1e3',
  'GRIDWEAVE_BODY_LIMIT=10',
  'REDIS_URL=http://x',
])('%s is refused', (pair) => {
  const [name, value] = pair.split('=') as [string, string];
  expect(failureOf({ [name]: value }).details).toEqual({ variables: [name] });
});

test('attack 27: a wrong address is not shown, it may hold a password', () => {
  const error = failureOf({ DATABASE_URL: 'mysql://root:hunter2@db/x' });
  expect(error.message).not.toContain('hunter2');
  expect(error.message).toContain('DATABASE_URL');
});

test('every setting has a name of its own and both languages', () => {
  const all = Object.values(settings);
  expect(new Set(all.map((one) => one.name)).size).toBe(all.length);
  for (const one of all)
    expect(one.description.zh && one.description.en && one.expected.zh && one.expected.en).toBeTruthy();
});
