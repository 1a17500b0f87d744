import { setTimeout as wait } from 'node:timers/promises';

import { ChangeTail, positionOf, readChanges, readPosition, recordWriter } from '@gridweave/database';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { exportAs, linesOf } from './fixture/exported.ts';
import { positionIn } from './snapshot-position.ts';

let platform: TestPlatform;
let tail: ChangeTail;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
  const onError = (error: Error): void => expect(error).toBeUndefined();
  tail = new ChangeTail({ url: platform.database.url, pollMs: 20, onEntries: () => {}, onError });
  await tail.start();
});
afterAll(async () => {
  await tail?.close();
  await platform?.close();
});

const query = '{ houses { nodes { id } } }';
const House = town.types[0]!;

/** The houses that an export shows, and the position in its snapshot. */
async function shown(): Promise<{ readonly ids: ReadonlySet<string>; readonly position: string }> {
  const { services, database } = platform;
  const identity = services.policies.identify(platform.key('fire'), '127.0.0.1');
  const planned = services.engine.planExport({
    document: parse(query),
    documentKey: query,
    operationName: undefined,
    variables: {},
    policy: services.policies.policyFor(identity),
    deniedAsNull: false,
    client: identity.client,
    signal: new AbortController().signal,
    format: 'ndjson',
    after: undefined,
  });
  let position = '';
  const stream = await planned.open({
    timeoutMs: 5_000,
    positionOf: async (snapshot) => {
      // the log moves on before it is asked
      await wait(20);
      return (position = await positionIn(database.db, snapshot));
    },
  });
  const lines: string[] = [];
  for (let batch = await stream.next(); batch; batch = await stream.next())
    lines.push(...batch.bytes.toString('utf8').trimEnd().split('\n'));
  await stream.close();
  return { ids: new Set(lines.map((line) => JSON.parse(line).id as string)), position };
}

test('every record that an export does not show comes after its position, whatever was under way', async () => {
  const { db } = platform.database;
  const committed: string[] = [];
  const writing = new AbortController();
  const write = async (writer: number): Promise<void> => {
    for (let n = 1; !writing.signal.aborted; n++) {
      const ids = Array.from({ length: 1 + (n % 3) }, (_, i) => String(100_000 * (writer + 1) + n * 10 + i));
      const isUndone = n % 5 === 0;
      await db
        .transaction()
        .execute(async (trx) => {
          const records = recordWriter(trx, { history: undefined, changedBy: null, source: 'test' });
          for (const id of ids) await records.create(House, { street_code: '440304001', id, code: id });
          if (n % 4 === writer % 4) await wait(30);
          if (isUndone) throw new Error('undone');
        })
        .then(
          () => committed.push(...ids),
          (error: Error) => expect(error.message).toBe('undone'),
        );
    }
  };
  const writers = Promise.all(Array.from({ length: 6 }, (_, writer) => write(writer)));
  const exports = [];
  for (let i = 0; i < 20; i++) exports.push(await shown());
  writing.abort();
  await writers;
  const end = await positionOf(db);
  for (const { ids, position } of exports) {
    const { entries } = await readChanges(db, readPosition(position)!, end, ['House'], 1_000_000);
    const told = new Set(entries.map(({ record }) => record));
    const missing = committed.filter((id) => !ids.has(id));
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter((id) => !told.has(id))).toEqual([]);
  }
});

test('a change that an export shows does not come again when nothing else was under way', async () => {
  const { db } = platform.database;
  // what was undone has left gaps, which are closed when all that ran beside it has ended
  await vi.waitFor(async () => expect((await positionOf(db)).gaps).toEqual([]), { timeout: 20_000 });
  const { position } = await shown();
  const { entries } = await readChanges(db, readPosition(position)!, await positionOf(db), ['House'], 1_000_000);
  expect(entries).toEqual([]);
}, 30_000);

test('an export says after which cursor the changes follow; one that goes on says the same', async () => {
  const whole = await exportAs(platform, 'fire', { query });
  const after = whole.headers['x-gridweave-changes-after'];
  const { notes } = linesOf(whole.text);
  expect(notes[0].$export.changesAfter).toBe(after);
  const { db } = platform.database;
  await db.transaction().execute(async (trx) => {
    const records = recordWriter(trx, { history: undefined, changedBy: null, source: 'test' });
    await records.change(House, { street_code: '440304001', id: '1001' }, { rent: 5 });
  });
  const cursor = notes.find((note) => note.$cursor).$cursor as string;
  const rest = await exportAs(platform, 'fire', {
    query,
    headers: { 'X-Gridweave-Cursor': cursor, Accept: 'text/csv' },
  });
  expect(rest.headers['x-gridweave-changes-after']).toBe(after);
  expect((await exportAs(platform, 'fire', { query })).headers['x-gridweave-changes-after']).not.toBe(after);
  expect(after).toMatch(/^[\w-]+$/);
});
