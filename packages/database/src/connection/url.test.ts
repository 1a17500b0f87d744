import { expect, test } from 'vitest';

import { parseDatabaseUrl, redactUrl, withDatabaseName } from './url.ts';

test.each([
  ['postgres://li:s%40cret@db:5432/city', 'postgres://li:***@db:5432/city'],
  ['postgresql://li@db/city', 'postgresql://li@db/city'],
  ['postgres:///city?host=/run/pg&password=secret', 'postgres:///city?host=%2Frun%2Fpg&password=***'],
  ['postgres://li:secret@:bad:/x', '***'],
])('redactUrl %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});

test('an address that is none is refused without being shown', () => {
  for (const url of ['li:secret@db', 'mysql://li:secret@db/city', '']) {
    expect(() => parseDatabaseUrl(url)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/);
  }
});

test('withDatabaseName keeps everything else', () => {
  expect(withDatabaseName('postgres://li:pw@db:1/a?sslmode=disable', '数据')).toBe(
    'postgres://li:pw@db:1/%E6%95%B0%E6%8D%AE?sslmode=disable',
  );
});
