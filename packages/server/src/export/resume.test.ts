import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { exportAs, linesOf } from './fixture/exported.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [town],
    departments: [...departments, { code: 'other', areas: ['440304001'] }],
    rows: townRows,
  });
  await sql`insert into town.house select '440304001', 9000 + i, 'N' || i, i, null from generate_series(1, 500) i`.execute(
    platform.database.db,
  );
});
afterAll(() => platform?.close());

const query =
  'query ($from: Int!) { houses(where: { rent: { gte: $from } }) { nodes { id code residents { nodes { name } } } } }';
const variables = { from: 1 };

/** What a client keeps of a text that was cut: up to its last complete cursor. */
function kept(text: string): { readonly text: string; readonly cursor: string | undefined } {
  const lines = text.split('\n').slice(0, -1);
  const at = lines.findLastIndex((line) => line.startsWith('{"$cursor"'));
  return {
    text: lines.slice(0, at + 1).join('\n'),
    cursor: at < 0 ? undefined : JSON.parse(lines[at]!).$cursor,
  };
}

test('cut at any byte, an export that goes on gives every row once', async () => {
  const whole = (await exportAs(platform, 'fire', { query, variables })).text;
  const { rows } = linesOf(whole);
  expect(rows).toHaveLength(530);
  const lines = [...whole.matchAll(/\n/g)].map(({ index }) => index);
  const cuts = [
    0,
    1,
    whole.length - 1,
    // around the ends of some lines, and in the middle of others
    ...[0, 1, 16, 17, 18, 100, lines.length - 1].flatMap((n) => [lines[n]!, lines[n]! + 1]),
    ...Array.from({ length: 20 }, (_, i) => Math.floor((whole.length * (i + 0.37)) / 20)),
  ];
  for (const cut of cuts) {
    const { text, cursor } = kept(whole.slice(0, cut));
    const rest = await exportAs(platform, 'fire', {
      query,
      variables,
      ...(cursor === undefined ? {} : { headers: { 'X-Gridweave-Cursor': cursor } }),
    });
    expect([...linesOf(text).rows, ...linesOf(rest.text).rows]).toEqual(rows);
  }
});

test('a CSV goes on from the rows that a client has, by what the server knows of the export', async () => {
  const asked = {
    query: '{ houses { nodes { id code } } }',
    headers: { Accept: 'text/csv' } as Record<string, string>,
  };
  const whole = await exportAs(platform, 'fire', asked);
  const lines = whole.text.split('\r\n').slice(0, -1);
  expect(lines).toHaveLength(531);
  const show = async (department: string, rows: number): Promise<any> => {
    const answer = await fetch(`${platform.url}/export/${whole.headers['x-gridweave-export']}?rows=${rows}`, {
      headers: { Authorization: `Bearer ${platform.key(department)}` },
    });
    return [answer.status, await answer.json()];
  };
  const [, state] = await show('fire', 0);
  expect(state).toMatchObject({
    field: 'houses',
    format: 'csv',
    state: 'complete',
    rows: 530,
    total: 530,
    error: null,
    resume: null,
  });
  for (const have of [16, 17, 100, 529, 530]) {
    const [, { resume }] = await show('fire', have);
    expect(resume.rows).toBeLessThanOrEqual(have);
    const headers = { ...asked.headers, 'X-Gridweave-Cursor': resume.cursor };
    const rest = await exportAs(platform, 'fire', { ...asked, headers });
    expect([...lines.slice(0, 1 + resume.rows), ...rest.text.split('\r\n').slice(0, -1)]).toEqual(lines);
  }
  // nobody else learns of it
  expect((await show('waste', 16))[0]).toBe(404);
});

test('attack 15: a cursor is good for one department and one operation with its variables', async () => {
  const { text } = await exportAs(platform, 'fire', { query, variables });
  const { cursor } = kept(text);
  const ask = async (department: string, more: object): Promise<any> => {
    const headers = { 'X-Gridweave-Cursor': cursor! };
    const answer = await exportAs(platform, department, { query, variables, headers, ...more });
    return [answer.status, JSON.parse(answer.text.split('\n')[0]!).errors?.[0].extensions.code];
  };
  expect(await ask('fire', {})).toEqual([200, undefined]);
  expect(await ask('fire', { variables: { from: 2 } })).toEqual([400, 'BAD_CURSOR']);
  expect(await ask('fire', { query: `${query} ` })).toEqual([400, 'BAD_CURSOR']);
  const open = { query: '{ houses { nodes { id } } }', variables: undefined };
  const own = kept((await exportAs(platform, 'fire', { query: open.query })).text).cursor!;
  expect(await ask('other', { ...open, headers: { 'X-Gridweave-Cursor': own } })).toEqual([400, 'BAD_CURSOR']);
  for (const forged of ['x', '%', `${cursor}A`, cursor!.slice(1)])
    expect(await ask('fire', { headers: { 'X-Gridweave-Cursor': forged } })).toEqual([400, 'BAD_CURSOR']);
  // and that of a page is none of an export
  const page = await platform.query('fire', '{ houses(first: 1) { pageInfo { endCursor } } }');
  const { endCursor } = page.body.data.houses.pageInfo;
  expect(await ask('fire', { headers: { 'X-Gridweave-Cursor': endCursor } })).toEqual([400, 'BAD_CURSOR']);
});
