import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { exportAs, linesOf, paged } from './fixture/exported.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
  const strange = [
    '=1+1',
    '+86',
    '-5',
    '@x',
    'a,b',
    'say "hi"',
    'two\nlines',
    '',
    ' padded',
    '＝全角',
    "O'Neil",
    '\t=',
  ];
  await sql`insert into town.house select '440304001', 5000 + n, v, null, null
    from unnest(${strange}::text[]) with ordinality as s (v, n)`.execute(platform.database.db);
});
afterAll(() => platform?.close());

const byId = (rows: readonly any[]): readonly any[] => rows.toSorted((a, b) => Number(a.id) - Number(b.id));
const errorOf = (text: string): any => JSON.parse(text).errors[0];

test('an export holds the rows and values that pages of /graphql hold, and says what is masked', async () => {
  const nodes = '{ id code rent residents(first: 1) { nodes { name idNumber } totalCount pageInfo { hasNextPage } } }';
  const answer = await exportAs(platform, 'fire', { query: `{ houses { nodes ${nodes} } }` });
  const { rows, notes, end } = linesOf(answer.text);
  expect(rows).toEqual(byId(await paged(platform, 'fire', 'houses', '', nodes)));
  expect(rows).toHaveLength(42);
  expect(end).toEqual({ state: 'complete', rows: 42 });
  const id = answer.headers['x-gridweave-export'];
  expect(notes[0].$export).toEqual({
    id,
    total: 42,
    changesAfter: answer.headers['x-gridweave-changes-after'],
    gridweave: { masked: [{ field: 'Person.idNumber', masks: ['keep(6,4)'] }] },
  });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename="houses-\d{4}-\d\d-\d\d\.ndjson"$/),
    'x-gridweave-export-total': '42',
    'x-gridweave-policy': expect.stringMatching(/^\d+$/),
    'cache-control': 'no-store',
  });
  expect(answer.trailers).toEqual({ 'x-gridweave-export-state': 'complete', 'x-gridweave-export-rows': '42' });
});

test('variables, fragments, named operations and filters are those of /graphql', async () => {
  const answer = await exportAs(platform, 'fire', {
    query: `query One { houses { nodes { id } } } query Two($from: Int!, $with: Boolean!) { list: houses(where: { rent: { gte: $from } }) { nodes { ...F } } }
      fragment F on House { id rent @include(if: $with) }`,
    operationName: 'Two',
    variables: { from: 1025, with: true },
  });
  expect(linesOf(answer.text).rows).toEqual(
    Array.from({ length: 6 }, (_, i) => ({ id: String(1025 + i), rent: 1025 + i })),
  );
});

test('an export of nothing is whole', async () => {
  const query = '{ houses(where: { code: { eq: "none" } }) { nodes { id } } }';
  const { rows, end } = linesOf((await exportAs(platform, 'fire', { query })).text);
  expect([rows, end]).toEqual([[], { state: 'complete', rows: 0 }]);
  const csv = await exportAs(platform, 'fire', { query, headers: { Accept: 'text/csv' } });
  expect(csv.text).toBe('\uFEFF标识\r\n');
});

test('gzip is the same in fewer bytes', async () => {
  const query = '{ houses { nodes { id code } } }';
  const plain = await exportAs(platform, 'fire', { query });
  const zipped = await exportAs(platform, 'fire', { query, headers: { 'Accept-Encoding': 'br, gzip;q=0.5' } });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(linesOf(zipped.text).rows).toEqual(linesOf(plain.text).rows);
  expect(zipped.bytes.length).toBeLessThan(plain.bytes.length);
  const refused = await exportAs(platform, 'fire', { query, headers: { 'Accept-Encoding': 'gzip;q=0' } });
  expect(refused.headers['content-encoding']).toBeUndefined();
});

test('CSV has titles in the language of the caller, one cell for each value, and no formulas', async () => {
  const query = '{ houses(where: { code: { ne: "x" } }) { nodes { id code Miete: rent __typename } } }';
  const ask = async (language?: string): Promise<string> => {
    const headers = { Accept: 'text/csv', ...(language ? { 'Accept-Language': language } : {}) };
    const answer = await exportAs(platform, 'fire', { query, headers });
    expect(answer.headers['content-type']).toContain('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('.csv"');
    return answer.text;
  };
  const lines = (await ask()).split('\r\n');
  expect(lines[0]).toBe('\uFEFF标识,编码,Miete,类型');
  expect(lines[1]).toBe('1001,H11,1001,House');
  expect(lines.slice(31)).toEqual([
    `5001,"'=1+1",,House`,
    `5002,"'+86",,House`,
    `5003,"'-5",,House`,
    `5004,"'@x",,House`,
    '5005,"a,b",,House',
    '5006,"say ""hi""",,House',
    '5007,"two\nlines",,House',
    '5008,"",,House',
    '5009," padded",,House',
    `5010,"'＝全角",,House`,
    "5011,O'Neil,,House",
    `5012,"'\t=",,House`,
    '',
  ]);
  expect((await ask('en-GB, zh;q=0.5')).split('\r\n')[0]).toBe('\uFEFFIdentifier,Code,Miete,Type');
  expect((await ask('fr, de')).split('\r\n')[0]).toBe('\uFEFF标识,编码,Miete,类型');
});

test('what cannot be a column is named, in both languages', async () => {
  const answer = await exportAs(platform, 'fire', {
    query: '{ houses { nodes { code residents { nodes { name } } } } }',
    headers: { Accept: 'text/csv' },
  });
  expect(answer.status).toBe(400);
  expect(errorOf(answer.text)).toMatchObject({
    message: expect.stringMatching(/不能成为列: residents.* \/ .*cannot be columns: residents/),
    extensions: { code: 'BAD_USER_INPUT', fields: ['residents'] },
  });
});

test.each([
  ['{ houses(first: 5) { nodes { id } } }', 'leave out first of houses'],
  ['{ houses(orderBy: [{ field: CODE }], after: "x") { nodes { id } } }', 'leave out orderBy, after of houses'],
  ['{ houses { nodes { id } totalCount } }', 'exactly one list'],
  ['{ houses { edges { node { id } } } }', 'exactly one list'],
  ['{ a: houses { nodes { id } } b: houses { nodes { id } } }', 'exactly one list'],
  ['{ house(code: "H11") { id } }', 'exactly one list'],
  ['{ houseCounts(by: STREET) { count } }', 'exactly one list'],
  ['{ __schema { queryType { name } } }', 'exactly one list'],
  ['{ sharingGrants { id } }', 'exactly one list'],
  ['mutation { setRent(street: "440304001", id: "1", rent: 5) { id } }', 'exactly one list'],
  ['{ houses { nodes { id weather } } }', 'cannot be exported: House.weather'],
])('what is no list of stored records is refused: %s', async (query, says) => {
  const { status, text } = await exportAs(platform, 'fire', { query });
  expect(status).toBe(400);
  expect(errorOf(text).message).toContain(says);
});

test('attack 1, 11: fields that were not granted are refused as by /graphql, and never with status 200', async () => {
  for (const query of [
    '{ houses { nodes { rent residents { nodes { name } } } } }',
    '{ houses(where: { rent: { gt: 5 } }) { nodes { id } } }',
    '{ houses(where: { residents: { some: { name: { eq: "张1" } } } }) { nodes { id } } }',
  ]) {
    const { status, text } = await exportAs(platform, 'waste', { query });
    const { body } = await platform.query('waste', query);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toEqual({ errors: body.errors });
  }
  const hidden = await exportAs(platform, 'waste', { query: '{ houses { nodes { secretNote } } }' });
  const asked = await platform.query('waste', '{ houses { nodes { secretNote } } }');
  expect([hidden.status, JSON.parse(hidden.text).errors]).toEqual([400, asked.body.errors]);
});

test('attack 11: denied fields come as null where that is asked for, in every format', async () => {
  const ask = {
    query: '{ houses(where: { code: { eq: "H21" } }) { nodes { code rent } } }',
    headers: { 'X-Gridweave-Denied': 'null' },
  };
  const { rows, notes } = linesOf((await exportAs(platform, 'waste', ask)).text);
  expect(rows).toEqual([{ code: 'H21', rent: null }]);
  expect(notes[0].$export.gridweave.denied).toEqual([{ field: 'House.rent', title: '租金 / Rent' }]);
  const csv = await exportAs(platform, 'waste', { ...ask, headers: { ...ask.headers, Accept: 'text/csv' } });
  expect(csv.text).toBe('\uFEFF编码,租金\r\nH21,\r\n');
});

test('attack 11: rows out of the scope are in no export, and not in its total', async () => {
  const answer = await exportAs(platform, 'waste', { query: '{ houses { nodes { code } } }' });
  const { rows } = linesOf(answer.text);
  expect(rows.map(({ code }) => code)).toEqual(Array.from({ length: 30 }, (_, i) => `H2${i + 1}`));
  expect(answer.headers['x-gridweave-export-total']).toBe('30');
});

test('attack 23: form, identity and media types are checked as everywhere', async () => {
  const query = '{ houses { nodes { id } } }';
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await exportAs(platform, 'fire', { query, headers })).status;
  expect(await status({ Authorization: 'Bearer nobody' })).toBe(401);
  expect(await status({ 'Content-Type': 'text/plain' })).toBe(415);
  expect(await status({ Accept: 'image/png' })).toBe(406);
  expect(await status({ Accept: '__proto__' })).toBe(406);
  expect(await status({ 'X-Gridweave-Denied': 'no' })).toBe(400);
  expect((await fetch(`${platform.url}/export`)).status).toBe(405);
  expect((await fetch(`${platform.url}/export/1/2`)).status).toBe(404);
});
