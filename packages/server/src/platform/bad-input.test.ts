import { createClient, rotateClientKey, suspendClient } from '@gridweave/access';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [town],
    departments,
    rows: townRows,
    environment: { bodyLimit: 100_000 },
  });
});
afterAll(() => platform?.close());

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
  readonly text: string;
}

async function send(init: RequestInit & { path?: string; duplex?: 'half' }, key = platform.key('fire')): Promise<Seen> {
  const { path = '/graphql', ...rest } = init;
  const response = await fetch(platform.url + path, {
    method: 'POST',
    ...rest,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}`, ...(rest.headers as object) },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) };
}

/** Every refusal has the shape of GraphQL errors, both languages, and none of our insides. */
function expectRefusal(seen: Seen, status: number, code: string): { message: string; extensions: any } {
  expect(seen.status).toBe(status);
  expect(seen.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(seen.body.data).toBeUndefined();
  const [error] = seen.body.errors;
  expect(error.extensions.code).toBe(code);
  expect(error.message).toMatch(/\p{Script=Han}.* \/ ./su);
  expect(seen.text).not.toMatch(/\bat .*\.ts|node_modules|select |postgres/i);
  return error;
}

const ask = JSON.stringify({ query: '{ houses(first: 1) { nodes { id } } }' });

test('without a credential: 401, and how to send one', async () => {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: ask,
  });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  expect((await response.json()).errors[0].message).toContain('Add the header Authorization: Bearer <key>');
});

test.each(['nobody', `gw_0123456789abcdef_${'A'.repeat(43)}`])('an unknown credential, %s: 401', async (key) => {
  const seen = await send({ body: ask }, key);
  expectRefusal(seen, 401, 'UNAUTHENTICATED');
  expect(seen.text).not.toContain(key);
});

test('an expired key: 401 with a code of its own', async () => {
  const { db } = platform.database;
  const { key, id } = await createClient(db, {
    department: 'fire',
    name: 'short',
    expiresAt: new Date(Date.now() + 1_000),
  });
  await expect.poll(async () => (await send({ body: ask }, key)).status).toBe(200);
  await expect.poll(async () => (await send({ body: ask }, key)).status, { timeout: 20_000 }).toBe(401);
  expectRefusal(await send({ body: ask }, key), 401, 'CREDENTIAL_EXPIRED');
  const { key: fresh } = await rotateClientKey(db, id);
  await expect.poll(async () => (await send({ body: ask }, fresh)).status, { timeout: 20_000 }).toBe(200);
  expectRefusal(await send({ body: ask }, key), 401, 'UNAUTHENTICATED');
  await suspendClient(db, id);
  await expect.poll(async () => (await send({ body: ask }, fresh)).status, { timeout: 20_000 }).toBe(403);
});

test('attack 23: malformed JSON says where', async () => {
  const error = expectRefusal(await send({ body: '{"query": "{ a }",\n "variables": {]}' }), 400, 'BAD_REQUEST');
  expect(error.message).toContain('line 2, column 16 is wrong');
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/json; charset=gbk',
  'application/jsonp',
])('attack 23: the content type %s is refused', async (type) => {
  const seen = await send({ body: ask, headers: { 'Content-Type': type } });
  expect(expectRefusal(seen, 415, 'UNSUPPORTED_MEDIA_TYPE').message).toContain('Content-Type: application/json');
});

test.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'])(
  'the content type %s is fine',
  async (type) => {
    expect((await send({ body: ask, headers: { 'Content-Type': type } })).status).toBe(200);
  },
);

test('attack 23: a compressed body is refused', async () => {
  const seen = await send({ body: ask, headers: { 'Content-Encoding': 'gzip' } });
  expect(expectRefusal(seen, 415, 'UNSUPPORTED_MEDIA_TYPE').message).toContain('Content-Encoding');
});

test('attack 21: a body over the limit is refused, whether its length is told or not', async () => {
  const long = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(10_000_000) } });
  const error = expectRefusal(await send({ body: long }), 413, 'BODY_TOO_LARGE');
  expect(error.message).toContain('100000 bytes');
  const stream = new Blob([long]).stream();
  expectRefusal(await send({ body: stream, duplex: 'half' }), 413, 'BODY_TOO_LARGE');
  expect((await send({ body: ask })).status).toBe(200);
});

test('attack 23: bytes that are no UTF-8, null characters, half surrogate pairs', async () => {
  expectRefusal(await send({ body: Buffer.from([0x7b, 0xff, 0x7d]) }), 400, 'BAD_REQUEST');
  const query = 'query ($code: String) { house(code: $code) { id } }';
  for (const code of ['\0', 'H\0', '\ud800']) {
    const error = expectRefusal(
      await send({ body: JSON.stringify({ query, variables: { code } }) }),
      200,
      'BAD_USER_INPUT',
    );
    expect(error.message).toContain('variables.code');
  }
  const literal = JSON.stringify({ query: String.raw`{ house(code: "\u0000") { id } }` });
  expectRefusal(await send({ body: literal }), 200, 'BAD_USER_INPUT');
});

test('attack 23: keys that pollute prototypes', async () => {
  const body =
    '{"query":"query ($w: HouseFilter) { houses(where: $w) { nodes { id } } }","variables":{"w":{"__proto__":{"code":{"eq":"H11"}}}}}';
  expectRefusal(await send({ body }), 200, 'BAD_USER_INPUT');
  expectRefusal(await send({ body: '{"query":"{ __typename }","__proto__":{"polluted":1}}' }), 400, 'BAD_REQUEST');
  expect(({} as any).polluted).toBeUndefined();
});

test.each(['constructor', 'toString', 'hasOwnProperty'])(
  'attack 23: a variable named %s that is not given',
  async (name) => {
    const query = `query ($${name}: String) { house(code: $${name}) { id } }`;
    for (let i = 0; i < 2; i++) {
      const seen = await send({ body: JSON.stringify({ query }) });
      expect(seen.status).toBe(200);
      expect(seen.text).not.toContain('INTERNAL');
    }
  },
);

test.each(['1e999', '99999999999', '1.5', '-1', '-0.5'])('attack 23: the number %s is out of range', async (n) => {
  const query = 'query ($n: Int) { houses(first: $n) { nodes { id } } }';
  const body = `{"query":${JSON.stringify(query)},"variables":{"n":${n}}}`;
  expect(expectRefusal(await send({ body }), 200, 'BAD_USER_INPUT').message).not.toContain('INTERNAL');
});

test('attack 22: a batch is refused', async () => {
  const error = expectRefusal(await send({ body: `[${ask},${ask}]` }), 400, 'BAD_REQUEST');
  expect(error.message).toContain('one by one');
});

test('an unknown field names itself and its type', async () => {
  const seen = await send({ body: JSON.stringify({ query: '{ houses { nodes { colour } } }' }) });
  const error = expectRefusal(seen, 200, 'GRAPHQL_VALIDATION_FAILED');
  expect(error.message).toContain('Cannot query field "colour" on type "House"');
});

test('a request error is 400 as application/graphql-response+json, and 200 as application/json', async () => {
  const body = JSON.stringify({ query: '{ nope }' });
  const strict = await send({ body, headers: { Accept: 'application/graphql-response+json, application/json;q=0.9' } });
  expectRefusal(strict, 400, 'GRAPHQL_VALIDATION_FAILED');
  expect(strict.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expectRefusal(await send({ body, headers: { Accept: 'application/json' } }), 200, 'GRAPHQL_VALIDATION_FAILED');
});

test('a field that was not granted is never 200 without data as application/graphql-response+json', async () => {
  const body = JSON.stringify({ query: '{ houses { nodes { rent } } }' });
  const headers = { Accept: 'application/graphql-response+json' };
  const error = expectRefusal(await send({ body, headers }, platform.key('waste')), 403, 'FIELD_NOT_GRANTED');
  expect(error.extensions.denied).toMatchObject([{ coordinate: 'House.rent' }]);
});

test('only an Accept header that rules out JSON is refused', async () => {
  expectRefusal(await send({ body: ask, headers: { Accept: 'text/csv' } }), 406, 'BAD_REQUEST');
  expectRefusal(await send({ body: ask, headers: { Accept: 'application/json;q=0' } }), 406, 'BAD_REQUEST');
  for (const accept of ['*/*', 'text/html, */*;q=0.1', 'application/*'])
    expect((await send({ body: ask, headers: { Accept: accept } })).status).toBe(200);
});

test('a cursor that is none', async () => {
  const body = JSON.stringify({ query: '{ houses(after: "not a cursor") { nodes { id } } }' });
  expect(expectRefusal(await send({ body }), 200, 'BAD_CURSOR').message).toContain('houses.after');
});

test.each([-1, 1_001, 2_147_483_647])('first: %i is out of range, which the answer names', async (first) => {
  const seen = await send({ body: JSON.stringify({ query: `{ houses(first: ${first}) { nodes { id } } }` }) });
  expect(expectRefusal(seen, 200, 'BAD_USER_INPUT').message).toContain('1000');
});

test('an operation that is not in the document', async () => {
  const body = JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName: 'C' });
  const error = expectRefusal(await send({ body }), 400, 'BAD_REQUEST');
  expect(error.message).toContain('A, B');
});

test('GET is not for data; other methods and addresses are named', async () => {
  const get = await fetch(`${platform.url}/graphql?query={__typename}`, { headers: { Accept: 'application/json' } });
  expect(get.status).toBe(405);
  expect(get.headers.get('allow')).toBe('POST');
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    const response = await fetch(`${platform.url}/graphql`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  expectRefusal(await send({ body: ask, path: '/graphq' }), 404, 'BAD_REQUEST');
  expectRefusal(await send({ body: ask, path: '/admin/graphql' }), 401, 'UNAUTHENTICATED');
});

test('headers with a meaning are checked', async () => {
  const denied = await send({ body: ask, headers: { 'X-Gridweave-Denied': 'skip' } });
  expect(expectRefusal(denied, 400, 'BAD_REQUEST').message).toContain('X-Gridweave-Denied');
  const purpose = await send({ body: ask, headers: { 'X-Gridweave-Purpose': 'x'.repeat(300) } });
  expect(expectRefusal(purpose, 400, 'BAD_REQUEST').message).toContain('X-Gridweave-Purpose');
});

test('what is no HTTP is answered with 400', async () => {
  const { hostname, port } = new URL(platform.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.end('HELLO\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('"code":"BAD_REQUEST"');
});

test('every refusal is recorded, with whoever it was', async () => {
  await send({ body: '{' });
  await send({ body: ask }, 'nobody');
  await platform.services.audit.flush();
  const { rows } = await sql<any>`
    select client, department, outcome from audit.record where kind = 'read' order by recorded_at desc, seq desc limit 2`.execute(
    platform.database.db,
  );
  expect(rows).toEqual([
    { client: null, department: null, outcome: 'UNAUTHENTICATED' },
    { client: expect.any(String), department: 'fire', outcome: 'BAD_REQUEST' },
  ]);
});
