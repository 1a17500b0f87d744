import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Copy } from './copy.ts';
import { FileCopy } from './file/file-copy.ts';
import { inFile, inPostgres, type NewCopy, type OwnCopy } from './fixture/copies.ts';
import { PostgresCopy } from './postgres/postgres-copy.ts';
import type { Column, CopiedRecord } from './selection.ts';

const name: Column = { field: 'fullName', kind: 'text' };
const point: Column = { field: 'point', kind: 'json' };
const floors: Column = { field: 'floors', kind: 'integer' };

function record(id: string, values: Record<string, unknown> = {}): CopiedRecord {
  return { id, values: { fullName: `名 ${id}\n"'`, point: { coordinates: [1.5, 2] }, floors: 3, ...values } };
}

describe.each<[string, NewCopy, (to: string) => Promise<Copy>]>([
  ['PostgreSQL', inPostgres, async (to) => new PostgresCopy(to, 'gridweave')],
  ['a file', inFile, (to) => FileCopy.open(to)],
])('a copy in %s', (_name, newCopy, open) => {
  let own: OwnCopy;
  let copy: Copy;
  beforeAll(async () => {
    own = await newCopy();
    copy = await open(own.to);
  });
  afterAll(async () => {
    await copy?.close();
    await own?.remove();
  });

  async function again(): Promise<void> {
    await copy.close();
    copy = await open(own.to);
  }

  test('a load goes on where it was broken off, and only its end takes out what it has not seen', async () => {
    await copy.reshape('House', [name, point, floors]);
    const first = await copy.beginLoad('House', 'c1', 'p1');
    await copy.endLoad('House', [record('1'), record('2'), record('3')], first);
    expect((await own.records('House')).get('2')).toEqual(record('2').values);
    const second = await copy.beginLoad('House', 'c2', 'p1');
    await copy.takePage('House', [record('1', { floors: 4 })], { ...second, after: 'p1' });
    await again();
    const held = (await copy.held()).get('House')!;
    expect(held).toMatchObject({ cursor: 'c1', load: { cursor: 'c2', after: 'p1' } });
    expect([...(await own.records('House')).keys()].toSorted()).toEqual(['1', '2', '3']);
    expect(await copy.endLoad('House', [record('3')], held.load!)).toEqual({ fields: [], records: 1 });
    await again();
    expect((await copy.held()).get('House')).toMatchObject({ cursor: 'c2', load: null });
    expect([...(await own.records('House')).keys()].toSorted()).toEqual(['1', '3']);
    expect((await own.records('House')).get('1')).toEqual(record('1', { floors: 4 }).values);
  });

  test('a field that goes takes its values with it, in rows and on the disk; another may come', async () => {
    const dropped = await copy.reshape('House', [floors, { field: 'isLet', kind: 'boolean' }, point]);
    expect(dropped).toEqual({ fields: ['fullName'], records: 2 });
    expect((await copy.held()).get('House')).toMatchObject({ cursor: null, load: null });
    for (const row of (await own.records('House')).values()) expect(row).not.toHaveProperty('fullName');
    if (own.to.endsWith('.ndjson')) expect(readFileSync(own.to, 'utf8')).not.toContain('名');
    await copy.endLoad('House', [record('9', { isLet: true })], await copy.beginLoad('House', 'c3', 'p1'));
    expect((await own.records('House')).get('9')).toMatchObject({ isLet: true, floors: 3 });
    expect(await copy.reshape('House', [])).toMatchObject({ records: 1 });
    expect((await own.records('House')).size).toBe(0);
    expect(await own.dropped()).toHaveLength(4);
  });

  test('changes and their cursor are one step', async () => {
    await copy.reshape('Person', [name]);
    await copy.endLoad('Person', [record('1'), record('2')], await copy.beginLoad('Person', 'c1', 'p1'));
    await copy.follow('Person', [record('2', { fullName: null }), record('3')], ['1', '7'], 'c2');
    await again();
    expect((await copy.held()).get('Person')?.cursor).toBe('c2');
    const rows = await own.records('Person');
    expect([...rows.keys()].toSorted()).toEqual(['2', '3']);
    expect(rows.get('2')?.['fullName']).toBeNull();
  });
});

describe('a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-copy-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('wherever it was torn off, it is what one of its steps had left', async () => {
    const whole = path.join(folder, 'whole.ndjson');
    const copy = await FileCopy.open(whole);
    const states = new Set<string>();
    const state = async (of: Copy): Promise<string> => JSON.stringify([...(await of.held())]);
    const add = async (): Promise<unknown> => states.add(await state(copy));
    await add();
    await copy.reshape('House', [name]);
    await add();
    const load = await copy.beginLoad('House', 'c1', 'p1');
    await add();
    await copy.endLoad('House', [record('1'), record('2')], load);
    await add();
    for (const cursor of ['c2', 'c3']) {
      await copy.follow('House', [record('1', { fullName: `福田${cursor}` })], ['2'], cursor);
      await add();
    }
    await copy.close();
    const bytes = readFileSync(whole);
    const torn = path.join(folder, 'torn.ndjson');
    const begin = bytes.indexOf(10) + 1;
    for (let length = begin; length <= bytes.length; length++) {
      writeFileSync(torn, bytes.subarray(0, length));
      const opened = await FileCopy.open(torn);
      expect(states).toContain(await state(opened));
      await opened.close();
    }
    expect(bytes.length - begin).toBeGreaterThan(500);
  });

  test('another file is left alone, and a second process is refused', async () => {
    const other = path.join(folder, 'other.ndjson');
    for (const text of ['{"a":1}\n', 'no json\n', 'no line']) {
      writeFileSync(other, text);
      await expect(FileCopy.open(other)).rejects.toThrow('was not written by gridweave mirror');
      expect(readFileSync(other, 'utf8')).toBe(text);
    }
    const file = path.join(folder, 'one.ndjson');
    writeFileSync(`${file}.lock`, String(process.ppid));
    await expect(FileCopy.open(file)).rejects.toThrow(`Process ${process.ppid} is writing`);
    writeFileSync(`${file}.lock`, '2000000000');
    await (await FileCopy.open(file)).close();
  });

  test('void lines do not pile up', async () => {
    const file = path.join(folder, 'long.ndjson');
    const copy = await FileCopy.open(file);
    await copy.reshape('House', [name]);
    await copy.endLoad('House', [record('1')], await copy.beginLoad('House', 'c', 'p1'));
    for (let i = 0; i < 1_200; i++) await copy.follow('House', [record('1', { fullName: `第${i}` })], [], `c${i}`);
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('upsert'));
    expect(lines.length).toBeLessThan(300);
    expect(lines.at(-1)).toContain('第1199');
    await copy.close();
    copyFileSync(file, path.join(folder, 'again.ndjson'));
    const again = await FileCopy.open(path.join(folder, 'again.ndjson'));
    expect((await again.held()).get('House')?.cursor).toBe('c1199');
    await again.close();
  });
});

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  test('a second process takes over, and the first one writes no more', async () => {
    const [first, second] = [new PostgresCopy(database.url, 'copy'), new PostgresCopy(database.url, 'copy')];
    await first.reshape('House', [name]);
    await second.held();
    await expect(first.beginLoad('House', 'c', 'p1')).rejects.toThrow('taken over');
    await second.beginLoad('House', 'c', 'p1');
    await first.close();
    await second.close();
  });

  test('a database that is not there, and one that may not be written, are said', async () => {
    const missing = new URL(database.url);
    missing.pathname = '/no_such_database';
    const copy = new PostgresCopy(missing.href, 'copy');
    await expect(copy.held()).rejects.toThrow('no_such_database');
    await copy.close();
    const away = new URL(database.url);
    away.port = '9';
    away.password = 'geheim';
    const nowhere = new PostgresCopy(away.href, 'copy');
    const error: Error = await nowhere.held().then(
      () => expect.fail('it was reached'),
      (failed: unknown) => failed as Error,
    );
    expect([error.name, error.message.includes('geheim')]).toEqual(['Unavailable', false]);
    await nowhere.close();
  });
});
