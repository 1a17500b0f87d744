import { Event, House, history, Person } from '@gridweave/core';
import { recordWriter } from '@gridweave/database';
import type { RecordKey, TypeRef } from '@gridweave/kit';
import { sendOperation, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';
import { type Follower, overEvents, overSockets, type SeenChange } from './fixture/follower.ts';
import { elsewhere, here, recordsOf, there, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
let other: ServerProcess;
beforeAll(async () => {
  platform = await threeStreets();
  other = await serverProcess(platform.database.url);
}, 600_000);
afterAll(async () => {
  await other?.stop();
  await platform?.close();
});

const selections = {
  Person: 'id name streetCode',
  House: 'id ownerName streetCode',
  Event: 'id description streetCode',
};
const record = Object.entries(selections)
  .map(([type, fields]) => `... on ${type} { __typename ${fields} }`)
  .join(' ');
const live = `subscription ($after: String) { changes(after: $after) { kind type id cursor record { ${record} } } }`;
const feed = `query ($after: String) { changes(after: $after, first: 30) { cursor hasMore changes { kind type id cursor record { ${record} } } } }`;
const lists = { Person: 'persons', House: 'houses', Event: 'events' } as const;

/** A copy that a department keeps by what it is told. */
class Copy {
  readonly rows = new Map<string, object>();
  cursor = '';

  apply({ kind, type, id, cursor, record: row }: SeenChange): void {
    this.cursor = cursor;
    if (kind === 'HEARTBEAT') return;
    if (kind === 'RESYNC') throw new Error('no right has changed');
    if (kind === 'LEFT') this.rows.delete(`${type} ${id}`);
    else this.rows.set(`${type} ${id}`, row!);
  }
}

async function held(): Promise<Map<string, object>> {
  const rows = new Map<string, object>();
  for (const [type, list] of Object.entries(lists))
    for (let after: string | null = null; ;) {
      const { body } = await platform.query(
        'care',
        `query ($after: String) { ${list}(first: 1000, after: $after) { nodes { __typename ${selections[type as 'Person']} } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      const { nodes, pageInfo }: any = body.data[list];
      for (const node of nodes) rows.set(`${type.toUpperCase()} ${node.id}`, node);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
  return rows;
}

/** Changes and moves records at random, some in long transactions, some rolled back. */
async function write(seed: number, times: number): Promise<void> {
  let state = seed;
  const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  const { db } = platform.database;
  const streets = [here, there, elsewhere];
  const types: readonly [TypeRef<any>, string][] = [
    [Person, 'name'],
    [House, 'owner_name'],
    [Event, 'description'],
  ];
  const ids = await Promise.all(
    types.map(async ([type]) =>
      (await Promise.all(streets.map((street) => recordsOf(platform, type as typeof Person, street, 8)))).flat(),
    ),
  );
  for (let i = 0; i < times; i++)
    await db
      .transaction()
      .execute(async (trx) => {
        const records = recordWriter(trx, { history, changedBy: null, source: 'test' });
        for (let n = 1 + next(3); n > 0; n--) {
          const at = next(types.length);
          const [type, column] = types[at]!;
          const { id } = ids[at]![next(ids[at]!.length)]!;
          const { schema, name } = type.table;
          const { rows } = await sql<RecordKey>`
            select street_code, id::text from ${sql.table(`${schema}.${name}`)} where id = ${id}::int8 for update`.execute(
            trx,
          );
          // moved by another writer meanwhile
          if (!rows[0]) continue;
          const street = streets[next(streets.length)]!;
          const set =
            at === 0 && next(3) === 0
              ? { street_code: street, community_code: `${street}001`, grid_code: `${street}00101`, house_id: null }
              : { [column]: `值 ${seed} ${i} ${n}` };
          await records.change(type, rows[0], set);
        }
        if (next(8) === 0) await sql`select pg_sleep(0.2)`.execute(trx);
        if (next(8) === 0) throw new Error('rolled back');
      })
      .catch((error: unknown) => {
        const { code } = error as { code?: string };
        if (code !== '40P01' && (error as Error).message !== 'rolled back') throw error;
      });
}

test('a copy that is kept by the changes becomes what the department may see, whichever way and however often it is broken off', async () => {
  const key = platform.key('care');
  const urls = [platform.url, other.url];
  const rows = await held();
  const copies = [0, 1, 2].map(() => new Copy());
  const { cursor } = (await platform.query('care', feed, {})).body.data.changes;
  for (const copy of copies) {
    copy.cursor = cursor;
    for (const [id, row] of rows) copy.rows.set(id, row);
  }
  const written = new AbortController();
  const writing = Promise.all([write(11, 120), write(23, 120), write(47, 120)]).finally(() => written.abort());

  const follow = async (copy: Copy, transport: typeof overEvents, random: number): Promise<void> => {
    let taken: Follower | undefined;
    const drain = (): void => {
      for (const change of taken!.changes.splice(0)) copy.apply(change);
    };
    for (let turn = random; !written.signal.aborted; turn++) {
      taken = await transport({ url: urls[turn % 2]!, key, query: live, variables: { after: copy.cursor } }).opened();
      const until = performance.now() + 100 + ((turn * 137) % 400);
      while (!written.signal.aborted && performance.now() < until)
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
      taken.stop();
      drain();
    }
  };
  const page = async (copy: Copy, url: string): Promise<boolean> => {
    const { body } = await sendOperation(`${url}/graphql`, key, feed, { after: copy.cursor });
    const { changes, cursor: reached, hasMore } = body.data.changes;
    for (const change of changes) copy.apply(change);
    copy.cursor = reached;
    return hasMore;
  };
  const pull = async (copy: Copy): Promise<void> => {
    for (let turn = 0; !written.signal.aborted; turn++) await page(copy, urls[turn % 2]!);
  };
  await Promise.all([follow(copies[0]!, overEvents, 0), follow(copies[1]!, overSockets, 1), pull(copies[2]!), writing]);

  const end = await held();
  for (const copy of copies) {
    // what was written last may not have reached the servers yet
    await expect
      .poll(
        async () => {
          while (await page(copy, urls[0]!));
          return Object.fromEntries([...copy.rows].sort());
        },
        { timeout: 30_000 },
      )
      .toEqual(Object.fromEntries([...end].sort()));
  }
}, 300_000);
