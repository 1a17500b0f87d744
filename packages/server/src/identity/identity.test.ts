import { expect, test, vi } from 'vitest';

import { bearerKey } from './bearer.ts';
import { Callers, noteOf } from './index.ts';

test('a key travels as Authorization: Bearer', () => {
  expect(bearerKey('Bearer gw_fire_abc-123')).toBe('gw_fire_abc-123');
  expect(bearerKey('bearer  x ')).toBe('x');
});

test.each([undefined, '', 'Basic abc', 'Bearer', 'Bearer a b', `Bearer ${'x'.repeat(9_000)}`, 'Bearer <key>'])(
  '%s is refused, with how to do it',
  (header) => {
    expect(() => bearerKey(header)).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED', message: expect.stringContaining('Bearer <key>') }),
    );
  },
);

test('notes are read as UTF-8 or percent-encoded', () => {
  const utf8 = Buffer.from('火灾隐患排查', 'utf8').toString('latin1');
  expect(noteOf('X-Gridweave-Purpose', utf8)).toBe('火灾隐患排查');
  expect(noteOf('X-Gridweave-Purpose', encodeURIComponent('火灾隐患排查'))).toBe('火灾隐患排查');
  expect(noteOf('X-Gridweave-Purpose', undefined)).toBeNull();
});

test.each(['\u00ff\u00fe', '%zz', 'x'.repeat(201)])('the note %j is refused', (header) => {
  expect(() => noteOf('X-Gridweave-Purpose', header)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
});

test('a verification holds for the same header and address until permissions change; refusals are not kept', () => {
  const store = { version: '1', identify: vi.fn<(key: string) => { client: string }>((key) => ({ client: key })) };
  const callers = new Callers(store as any);
  const first = callers.identify('Bearer a', '10.0.0.1');
  expect(callers.identify('Bearer a', '10.0.0.1')).toBe(first);
  expect(store.identify).toHaveBeenCalledTimes(1);
  callers.identify('Bearer a', '10.0.0.2');
  callers.identify('Bearer b', '10.0.0.1');
  expect(store.identify).toHaveBeenCalledTimes(3);
  store.version = '2';
  callers.identify('Bearer b', '10.0.0.1');
  expect(store.identify).toHaveBeenCalledTimes(4);
  store.identify.mockImplementation(() => {
    throw new Error('unknown');
  });
  for (let i = 0; i < 2; i++) expect(() => callers.identify('Bearer c', '10.0.0.1')).toThrow('unknown');
  expect(store.identify).toHaveBeenCalledTimes(6);
});
