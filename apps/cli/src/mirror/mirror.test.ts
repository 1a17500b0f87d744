import { House, Person } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { inFile, inPostgres, type NewCopy, type OwnCopy } from './fixture/copies.ts';
import { MirrorProcess } from './fixture/mirror-process.ts';
import { Proxy } from './fixture/proxy.ts';
import { differences } from './fixture/served.ts';
import { change, deny, elsewhere, forgetChanges, here, recordsOf, there, twoStreets } from './fixture/two-streets.ts';

// each mirror is a process, whose start takes its time on a busy machine
vi.setConfig({ testTimeout: 300_000 });

let platform: TestPlatform;
beforeAll(async () => {
  platform = await twoStreets();
}, 300_000);
afterAll(() => platform?.close());

let given = 0;
const fresh = (text: string): string => `${text}${++given}`;

describe.each<[string, NewCopy]>([
  ['PostgreSQL', inPostgres],
  ['a file', inFile],
])('a copy in %s', (_name, newCopy) => {
  let copy: OwnCopy;
  let running: MirrorProcess | undefined;
  beforeEach(async () => {
    copy = await newCopy();
  });
  afterEach(async () => {
    await running?.ended('SIGKILL');
    running = undefined;
    await copy.remove();
  });

  function start(...more: string[]): MirrorProcess {
    const args = ['--types', 'Person,House', '--to', copy.to, '--url', platform.url, '--every', '0.1', ...more];
    return (running = new MirrorProcess(args, platform.key('care')));
  }

  async function once(...more: string[]): Promise<string> {
    const mirror = start('--once', ...more);
    expect([await mirror.ended(), mirror.text]).toEqual([0, mirror.text]);
    return mirror.text;
  }

  async function expectEqual(least = 100): Promise<void> {
    for (const type of ['Person', 'House']) {
      const { compared, found } = await differences(platform, copy, type);
      expect(found).toEqual([]);
      expect(compared).toBeGreaterThan(least);
    }
  }

  test('the first load equals what the server answers; then changes, records that leave and records that come', async () => {
    await once();
    await expectEqual();
    const columns = Object.keys([...(await copy.records('Person')).values()][0]!);
    expect(columns).toEqual(expect.arrayContaining(['name', 'phone', 'kind']));
    expect(columns).not.toContain('needs');

    const mirror = start();
    const [stays, leaves] = await recordsOf(platform, Person, here);
    const [comes] = await recordsOf(platform, House, elsewhere);
    const name = fresh('王小明');
    await change(platform, Person, stays!, { name });
    await change(platform, Person, leaves!, { street_code: elsewhere });
    await change(platform, House, comes!, { street_code: here });
    await mirror.said(', 1 removed');
    await mirror.said('House: 1 written');
    expect(await mirror.ended('SIGTERM')).toBe(0);
    const persons = await copy.records('Person');
    expect(persons.get(stays!.id)).toMatchObject({ name });
    expect(persons.has(leaves!.id)).toBe(false);
    expect((await copy.records('House')).has(comes!.id)).toBe(true);
    await expectEqual();
    await change(platform, Person, { street_code: elsewhere, id: leaves!.id }, { street_code: here });
    await change(platform, House, { street_code: here, id: comes!.id }, { street_code: elsewhere });
  });

  test('a field that is revoked goes at once, and is reported and noted; it comes back when it is granted again', async () => {
    const mirror = start();
    await mirror.said('House: ');
    const allow = await deny(platform, ['Person.phone']);
    const at = await mirror.said('Person.phone may no longer be kept');
    await mirror.said('records loaded', at);
    for (const record of (await copy.records('Person')).values()) expect(record).not.toHaveProperty('phone');
    expect(await copy.dropped()).toEqual([{ type: 'Person', fields: ['phone'], records: expect.any(Number) }]);
    await expectEqual();
    const before = mirror.text.length;
    await allow();
    await mirror.said('Person: ', before);
    expect([...(await copy.records('Person')).values()][0]).toHaveProperty('phone');
    await expectEqual();
  });

  test('areas that are narrowed take their records with them, also while nothing ran', async () => {
    const fields = ['--fields', 'Person.name,Person.streetCode,House.address'];
    await once(...fields);
    const allow = await deny(platform, ['Person.id'], [there]);
    expect(await once(...fields)).toMatch(/Person: \d+ records that may no longer be seen were dropped/);
    const streets = new Set([...(await copy.records('Person')).values()].map(({ streetCode }) => streetCode));
    expect([...streets]).toEqual([here]);
    expect(await copy.dropped()).toEqual([{ type: 'Person', fields: [], records: expect.any(Number) }]);
    await expectEqual();
    await allow();
  });

  test('a type of which nothing may be kept any more is dropped, and the rest goes on', async () => {
    const mirror = start('--fields', 'Person.name,House.address');
    await mirror.said('House: ');
    const allow = await deny(platform, ['Person.id']);
    await mirror.said('Person may no longer be kept');
    expect((await copy.records('Person')).size).toBe(0);
    const [house] = await recordsOf(platform, House, here);
    const at = mirror.text.length;
    await change(platform, House, house!, { address: fresh('民治大道 ') });
    await mirror.said('House: 1 written', at);
    const allowHouse = await deny(platform, ['House.address']);
    expect([await mirror.ended(), mirror.text]).toEqual([3, expect.stringContaining('House may no longer be kept')]);
    await allowHouse();
    await allow();
    await once('--fields', 'Person.name,House.address');
    await expectEqual();
  });

  test('a right that goes and comes back while a load is under way leaves no gap', async () => {
    let pages = 0;
    const proxy = await Proxy.open(platform.url, async (body, pass) => {
      if (!body.includes('MirrorLoad') || !body.includes('persons') || ++pages !== 2) return pass();
      const allow = await deny(platform, ['Person.id'], [there]);
      await pass();
      return allow();
    });
    await once('--url', proxy.url).finally(() => proxy.close());
    expect(pages).toBeGreaterThan(2);
    await expectEqual();
  });

  test('a cursor that has expired: everything is loaded anew', async () => {
    const fields = ['--fields', 'Person.name,House.address'];
    await once(...fields);
    const [person] = await recordsOf(platform, Person, there);
    await change(platform, Person, person!, { name: fresh('过期') });
    await forgetChanges(platform);
    expect(await once(...fields)).toContain('The cursor of Person has expired');
    await expectEqual();
  });

  test('what is asked for may change: fields, areas and types', async () => {
    await once('--fields', 'Person.name,Person.phone,Person.house,House.address');
    const fewer = ['--fields', 'Person.name,Person.house,House.address'];
    expect(await once(...fewer)).toContain('Person.phone is no longer asked for');
    await expectEqual();
    expect(await once(...fewer, '--areas', there)).toMatch(/records that may no longer be seen were dropped/);
    expect((await copy.records('Person')).size).toBe((await recordsOf(platform, Person, there, 100_000)).length);
    expect(await once('--areas', '440309', '--fields', 'House.address', '--types', 'House')).toContain(
      'Person is no longer asked for',
    );
    expect((await copy.records('Person')).size).toBe(0);
    const { found } = await differences(platform, copy, 'House');
    expect(found).toEqual([]);
  });
});
