import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
afterEach(() => platform?.close());

async function start(environment: Parameters<typeof testPlatform>[0]['environment']): Promise<void> {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows, environment });
}

function many(n: number, part: (i: number) => string): string {
  return Array.from({ length: n }, (_, i) => part(i)).join(' ');
}

const houses = '{ houses(first: 1) { nodes { id } } }';

test('attack 22: requests of a client are counted on both lanes, and the refusal says when to come back', async () => {
  await start({ requestRate: 5 });
  for (let i = 0; i < 5; i++) {
    const { status, headers } = await platform.query('fire', houses);
    expect(status).toBe(200);
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=5;w=60');
    expect(headers.get('ratelimit')).toBe(`"requests";r=${4 - i};t=${12 * (i + 1)}`);
  }
  const { status, headers, body } = await platform.query('fire', houses);
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
  expect(body.errors[0]).toMatchObject({
    message: expect.stringContaining('at most 5 requests a minute'),
    extensions: { code: 'RATE_LIMITED', limit: 'requests', quota: 5 },
  });
  // others are not touched
  expect((await platform.query('waste', houses)).status).toBe(200);
});

test('attack 22: root fields are counted by alias, however documents and operations are cut', async () => {
  await start({ fieldRate: 10 });
  const two = 'query A { a: houses(first: 1) { nodes { id } } b: houses(first: 1) { nodes { id } } }';
  // first through yoga, then on the fast lane
  for (let i = 0; i < 5; i++) expect((await platform.query('fire', two)).status).toBe(200);
  for (const again of [two, houses]) {
    const { status, body } = await platform.query('fire', again);
    expect(status).toBe(429);
    expect(body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', limit: 'fields', field: 'Query.houses' });
  }
  // an operation that is not run counts as well
  const beside = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${platform.key('fire')}` },
    body: JSON.stringify({ query: `${two} query B { __typename }`, operationName: 'B' }),
  });
  expect(beside.status).toBe(429);
  expect((await platform.query('fire', '{ house(code: "H11") { id } }')).status).toBe(200);
});

test('attack 21: what an operation may cost is limited, with figure and mend, also through variables', async () => {
  await start({ costLimit: 1_000 });
  const nested = 'query ($n: Int!, $m: Int) { houses(first: $n) { nodes { residents(first: $m) { nodes { id } } } } }';
  expect((await platform.query('fire', nested, { n: 30, m: 30 })).status).toBe(200);
  for (let i = 0; i < 2; i++) {
    const { status, body } = await platform.query('fire', nested, { n: 100, m: 30 });
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('3100 estimated records, the limit is 1000. Lower `first`'),
      extensions: { code: 'OPERATION_TOO_LARGE', limit: 'cost', figure: 3_100, most: 1_000 },
    });
  }
});

test('attack 21: what the operations of a client cost together is limited', async () => {
  await start({ costRate: 100 });
  const ten = '{ houses(first: 10) { nodes { id } } }';
  for (let i = 0; i < 10; i++) expect((await platform.query('fire', ten)).status).toBe(200);
  const { status, body } = await platform.query('fire', ten);
  expect(status).toBe(429);
  expect(body.errors[0].extensions).toMatchObject({ limit: 'cost', quota: 100 });
});

test('attack 21: floods are refused before they reach the database', async () => {
  await start({});
  const floods: Record<string, string> = {
    aliases: `{ houses { nodes { ${many(101, (i) => `a${i}: id`)} } } }`,
    rootFields: `{ ${many(21, (i) => `a${i}: __typename`)} }`,
    tokens: `{ ${many(11_000, () => 'id')} }`,
    directives: `{ houses { nodes { ${many(51, () => 'id @include(if: true)')} } } }`,
    fields: `{ houses { nodes { ...A } } } ${many(12, (i) => `fragment ${'ABCDEFGHIJKLM'[i]} on House { ...${'ABCDEFGHIJKLM'[i + 1]} ...${'ABCDEFGHIJKLM'[i + 1]} }`)} fragment M on House { id }`,
    depth: `{ ${'a { '.repeat(20)} b ${'}'.repeat(20)} }`,
  };
  for (const [limit, query] of Object.entries(floods)) {
    const { body } = await platform.query('fire', query);
    expect(body.errors[0].extensions).toMatchObject({ code: 'OPERATION_TOO_LARGE', limit });
  }
  await platform.services.audit.flush();
  const { rows } = await sql<any>`select distinct outcome, row_count from audit.record where kind = 'read'`.execute(
    platform.database.db,
  );
  expect(rows).toEqual([{ outcome: 'OPERATION_TOO_LARGE', row_count: '0' }]);
});

test('attack 21: variables of a megabyte are read or refused quickly, and the server goes on', async () => {
  await start({});
  const begun = performance.now();
  const { status } = await platform.query('fire', 'query ($c: String) { house(code: $c) { id } }', {
    c: 'x'.repeat(1_000_000),
  });
  expect([200, 400]).toContain(status);
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect((await platform.query('fire', houses)).status).toBe(200);
});
