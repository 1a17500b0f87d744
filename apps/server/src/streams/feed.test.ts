import { Event, House } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, here, recordsOf, there, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

const page = `query ($after: String, $first: Int, $types: [ChangedType!], $areas: [String!], $ids: [ID!]) {
  changes(after: $after, first: $first, types: $types, areas: $areas, ids: $ids) {
    cursor hasMore changes { kind type id at fields record { ... on Event { description } ... on House { ownerName } ... on Person { name } } }
  }
}`;

async function ask(variables: Record<string, unknown>, department = 'care'): Promise<any> {
  const { body } = await platform.query(department, page, variables);
  expect(body.errors).toBeUndefined();
  return body.data.changes;
}

/** Pages after a cursor until something is told; the servers see the log a moment after it is written. */
async function told(variables: Record<string, unknown>): Promise<any[]> {
  let found: any[] = [];
  await expect
    .poll(async () => (found = (await ask(variables)).changes).length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  return found;
}

let marks = 0;

/** A cursor behind everything that was written so far. */
async function now(variables: Record<string, unknown> = {}): Promise<string> {
  const [mark] = await recordsOf(platform, Event, there);
  const watch = { types: ['EVENT'], ids: [mark!.id] };
  const { cursor } = await ask(watch);
  const description = `标记 ${++marks}`;
  await change(platform, Event, mark!, { description });
  const seen = async (): Promise<unknown> =>
    (await ask({ ...watch, after: cursor })).changes.at(-1)?.record.description;
  await expect.poll(seen, { timeout: 10_000 }).toBe(description);
  return (await ask(variables)).cursor;
}

async function refused(variables: Record<string, unknown>, query = page): Promise<{ code: string; message: string }> {
  const { body } = await platform.query('care', query, variables);
  return { code: body.errors[0].extensions.code, message: body.errors[0].message };
}

test('pages go on from each other, and together have every record', async () => {
  const after = await now();
  const events = await recordsOf(platform, Event, here, 12);
  for (const event of events) await change(platform, Event, event, { description: `页 ${event.id}` });
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        seen.length = 0;
        for (let cursor = after; ;) {
          const { changes, cursor: next, hasMore } = await ask({ after: cursor, first: 5 });
          expect(changes.length).toBeLessThanOrEqual(5);
          seen.push(...changes.map(({ id }: { id: string }) => id));
          if (!hasMore) break;
          cursor = next;
        }
        return seen.length;
      },
      { timeout: 10_000 },
    )
    .toBe(events.length);
  expect(seen).toEqual(events.map(({ id }) => id));
});

test('changes of one record in a page are one, with the fields of all of them and the record as it is', async () => {
  const after = await now({ types: ['EVENT'] });
  const [event, other] = await recordsOf(platform, Event, here, 2);
  await change(platform, Event, event!, { description: '之一' });
  await change(platform, Event, event!, { address: '梅关路 1 号' });
  await change(platform, Event, event!, { description: '之三' });
  await change(platform, Event, other!, { description: '之后' });
  const asked = { after, types: ['EVENT'] };
  const isSeen = async (): Promise<boolean> => (await ask(asked)).changes.at(-1)?.id === other!.id;
  await expect.poll(isSeen, { timeout: 10_000 }).toBe(true);
  const [first, second, ...rest] = (await ask(asked)).changes;
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ kind: 'CHANGED', id: event!.id, record: { description: '之三' } });
  expect([...first.fields].sort()).toEqual(['address', 'description']);
  expect(second.id).toBe(other!.id);
});

test('types, areas and ids narrow what is told', async () => {
  const [house] = await recordsOf(platform, House, there);
  const [event] = await recordsOf(platform, Event, here);
  const cases: readonly [Record<string, unknown>, readonly string[]][] = [
    [{ types: ['EVENT'] }, [event!.id]],
    [{ areas: [there] }, [house!.id]],
    [{ areas: ['440309'] }, [house!.id, event!.id]],
    [{ ids: [house!.id] }, [house!.id]],
    [{ ids: [] }, []],
  ];
  await now();
  const cursors = await Promise.all(cases.map(async ([variables]) => (await ask(variables)).cursor));
  const all = await now();
  await change(platform, House, house!, { owner_name: '邻街道产权人' });
  await change(platform, Event, event!, { description: '本街道事件' });
  await expect.poll(async () => (await ask({ after: all })).changes.length, { timeout: 10_000 }).toBe(2);
  for (const [i, [variables, ids]] of cases.entries()) {
    const { changes } = await ask({ ...variables, after: cursors[i] });
    const marked = changes.filter(({ record }: any) => !record.description?.startsWith('标记'));
    expect(marked.map(({ id }: any) => id)).toEqual(ids);
  }
});

test('a cursor that was given for something else says to export anew', async () => {
  const after = await now();
  const { changes } = await ask({ after, types: ['EVENT'] });
  expect(changes.map(({ kind }: any) => kind)).toEqual(['RESYNC']);
});

test.each([
  [{ first: 0 }, 'first'],
  [{ first: 1001 }, 'first'],
  [{ areas: ['440309', 'x'] }, 'x'],
  [{ areas: Array.from({ length: 101 }, () => '440309') }, '100'],
  [{ ids: Array.from({ length: 1001 }, (_, i) => String(i)) }, '1000'],
])('bad input says what is wrong (%#)', async (variables, part) => {
  const { code, message } = await refused(variables);
  expect(code).toBe('BAD_USER_INPUT');
  expect(message).toContain(part);
});

test('without types and selections there is nothing to follow', async () => {
  const { code, message } = await refused({}, '{ changes { cursor changes { kind id } } }');
  expect(code).toBe('BAD_USER_INPUT');
  expect(message).toContain('types');
});

test('a subscription that is sent like a query is told how to be received', async () => {
  const { code, message } = await refused({}, 'subscription { changes(types: [HOUSE]) { id } }');
  expect(code).toBe('BAD_REQUEST');
  expect(message).toContain('text/event-stream');
});

test('a cursor from before what is kept says to export anew', async () => {
  const after = await now();
  const [event] = await recordsOf(platform, Event, here);
  await change(platform, Event, event!, { description: '已清理' });
  await told({ after });
  await sql`update change.bounds set pruned = settled + 1000000`.execute(platform.database.db);
  const { code, message } = await refused({ after });
  expect(code).toBe('BAD_CURSOR');
  expect(message).toContain('export');
});
