import { createClient } from '@gridweave/access';
import { openLogger, type Platform, readEnvironment, startPlatform } from '@gridweave/server';
import { putCommunity, sendOperation, smallCommunity, testPlatform, type TestPlatform } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../gridweave.config.ts';
import { model } from './fixture/city.ts';

const size = 10;
const street = '440309002';
const mostAnswers = 5;
/** One department for each test, so that what one asked does not answer for another. */
const codes = ['rephrasing', 'before', 'after', 'small', 'at-once', 'clients', 'restart', 'full'] as const;
type Code = (typeof codes)[number];

const everyField = [...model.types.get('Person')!.fields.values()]
  .filter(({ name, label }) => name !== 'id' && label.sharing !== 'none')
  .map(({ coordinate }) => coordinate);

let platform: TestPlatform;
/** Birth dates of the people of the street, the oldest first; no two have the same. */
let born: readonly string[];

beforeAll(async () => {
  platform = await testPlatform({
    plugins: config.plugins,
    environment: { countAnswers: mostAnswers },
    // each may count people and filter by birth date and sex, and reads none
    departments: codes.map((code) => ({
      code,
      areas: ['4403'],
      grants: [
        { fields: ['Person.id'], access: 'full', operators: ['aggregate'] },
        { fields: ['Person.birthDate', 'Person.sex'], access: 'full', operators: ['filter'] },
      ],
      denials: [{ fields: everyField, operators: ['read'] }],
    })),
    async rows(database) {
      for (const [i, code] of [`${street}001`, `${street}002`].entries())
        await putCommunity(database, smallCommunity(config.plugins, { code, seed: i + 1, today: '2025-03-03' }));
      await sql`update core.person p set birth_date = date '1930-01-01' + n.n::int4 * 7
        from (select street_code, id, row_number() over (order by birth_date, id) as n from core.person) as n
        where (p.street_code, p.id) = (n.street_code, n.id)`.execute(database.db);
    },
  });
  const { rows } = await sql<{ born: string }>`
    select birth_date::text as born from core.person where street_code = ${street} order by 1`.execute(
    platform.database.db,
  );
  born = rows.map(({ born: date }) => date);
});
afterAll(() => platform?.close());

/** Those of the people, by age, from one to before another, put in whatever way. */
function people(from: number, to: number, more = ''): string {
  return `personCounts(by: STREET, where: {and: [{birthDate: {gte: "${born[from]}", lt: "${born[to]}"}}${more}]}) { areaCode count }`;
}

async function ask(department: Code, field: string): Promise<any> {
  const { body } = await platform.query(department, `{ c: ${field} }`);
  expect(body.errors).toBeUndefined();
  return body.data.c;
}

/** Another server on the same database. */
async function anotherServer(): Promise<Platform> {
  const server = await startPlatform({
    plugins: config.plugins,
    environment: {
      ...readEnvironment({}),
      databaseUrl: platform.database.url,
      port: 0,
      auditKey: `${platform.dataFolder}/audit-seal.pem`,
    },
    logger: openLogger('silent'),
  });
  await server.ready;
  return server;
}

async function askAt(server: { url: string }, key: string, field: string): Promise<any> {
  const { body } = await sendOperation(`${server.url}/graphql`, key, `{ c: ${field} }`);
  expect(body.errors).toBeUndefined();
  return body.data.c;
}

test('there are people enough, and their counts are not exact', async () => {
  expect(born.length).toBeGreaterThan(80);
  const { body } = await platform.query('rephrasing', `{ c: ${people(0, 43)} }`);
  expect(body.extensions.gridweave.rounded).toEqual([{ field: 'c', to: size }]);
});

test('attack 5: differencing: a hundred questions that only look different have one answer', async () => {
  const [{ count }] = await ask('rephrasing', people(0, 43));
  expect(count % size).toBe(0);
  for (let i = 0; i < 100; i++) {
    const tautology = `, {or: [{birthDate: {gte: "19${String(10 + (i % 15))}-0${1 + (i % 9)}-01"}}, {sex: {in: [MALE, FEMALE]}}]}`;
    expect(await ask('rephrasing', people(0, 43, tautology))).toEqual([{ areaCode: street, count }]);
  }
});

test('attack 5: differencing: one person more or less is not seen, whichever is asked first', async () => {
  const without = await ask('before', people(0, 43));
  expect(without).toEqual([{ areaCode: street, count: expect.any(Number) }]);
  expect(await ask('before', people(0, 44))).toEqual(without);
  const including = await ask('after', people(0, 44));
  expect(await ask('after', people(0, 43))).toEqual(including);
});

test('attack 5: differencing: nobody and few are left out, and one more does not make a group of them', async () => {
  for (const to of [0, 1, 9, 10]) expect(await ask('small', people(0, to))).toEqual([]);
  expect(await ask('small', people(0, 15))).toEqual([{ areaCode: street, count: expect.any(Number) }]);
  expect(await ask('small', people(0, 9))).toEqual([]);
});

test('attack 5: differencing: two servers that are asked at once give one answer', async () => {
  const other = await anotherServer();
  const key = platform.key('at-once');
  for (const from of [0, 20, 40]) {
    const answers = await Promise.all(
      [0, 1, 0, 1].map((n, i) => askAt(i < 2 ? platform : other, key, people(from, from + 40 + n))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  }
  await other.close();
});

test('attack 5: differencing: clients of a department are told the same', async () => {
  const { key } = await createClient(platform.database.db, { department: 'clients', name: 'another' });
  const first = await ask('clients', people(0, 43));
  const status = async (): Promise<number> =>
    (await sendOperation(`${platform.url}/graphql`, key, '{ __typename }')).status;
  await expect.poll(status).toBe(200);
  expect(await askAt(platform, key, people(0, 44))).toEqual(first);
});

test('attack 5: differencing: a restart changes no answer', async () => {
  const before = await ask('restart', people(0, 43));
  const restarted = await anotherServer();
  expect(await askAt(restarted, platform.key('restart'), people(0, 44))).toEqual(before);
  await restarted.close();
});

test('attack 5: differencing: who asks about ever more groups is refused, and is told why and until when', async () => {
  const known = await ask('full', people(0, 43));
  let refused;
  for (let i = 1; i <= 60 && !refused; i++) {
    const sexAndAge = people(i, Math.min(i + 43, born.length - 1), `, {sex: {eq: ${i % 2 ? 'MALE' : 'FEMALE'}}}`);
    const { status, headers, body } = await platform.query('full', `{ c: ${sexAndAge} }`);
    if (!body.errors) continue;
    refused = { status, wait: Number(headers.get('retry-after')), error: body.errors[0], data: body.data };
  }
  expect(refused).toMatchObject({
    status: 429,
    error: {
      message: expect.stringMatching(/取整统计最多保存 5 .* counts that were asked before are still answered/s),
      extensions: { code: 'RATE_LIMITED', limit: 'counts', quota: mostAnswers },
    },
  });
  expect(refused!.data ?? null).toBeNull();
  expect(refused!.wait).toBeGreaterThan(0);
  expect(await ask('full', people(0, 43))).toEqual(known);
});
