import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { getIntrospectionQuery } from 'graphql';
import { destination, pino } from 'pino';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows, weather } from '../fixture/town.ts';
import { describeError } from '../log/index.ts';

const logFile = path.join(tmpdir(), `gridweave-log-${process.pid}.ndjson`);
let platform: TestPlatform;
beforeAll(async () => {
  const logger = pino(
    { level: 'debug', serializers: { error: describeError } },
    destination({ dest: logFile, sync: true }),
  );
  platform = await testPlatform({ plugins: [town], departments, rows: townRows, logger });
});
afterAll(async () => {
  await platform?.close();
  rmSync(logFile, { force: true });
});

test('attack 24: introspection shows a department its own schema, and hidden fields to nobody', async () => {
  const seen = await Promise.all(
    ['fire', 'waste'].map(async (department) =>
      JSON.stringify((await platform.query(department, getIntrospectionQuery())).body),
    ),
  );
  expect(seen[0]).toContain('"rent"');
  expect(seen[0]).toContain('"setRent"');
  expect(seen[1]).not.toMatch(/"rent"|"setRent"|"residents"/);
  for (const text of seen) expect(text).not.toContain('secretNote');
});

test.each([
  '{ houses { nodes { secretNot } } }',
  '{ houses { nodes { secretNote } } }',
  '{ houses(where: { secretNot: { eq: "x" } }) { nodes { id } } }',
  '{ houses(orderBy: [{ field: SECRET_NOT }]) { nodes { id } } }',
  '{ __type(name: "House") { fields { nam } } }',
])('attack 24: no message names a hidden field that was not in the question: %s', async (query) => {
  const { body } = await platform.query('fire', query);
  const told = JSON.stringify(body).replaceAll(/"(secretNote|secretNot|SECRET_NOT)\b/g, '');
  expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(told).not.toMatch(/secret_?note/i);
});

test('attack 24: a hidden field is refused in the words of one that does not exist', async () => {
  // equally far from the names that there are
  const texts = await Promise.all(
    ['secretNote', 'xxxxxxNote'].map(async (field) => {
      const { body } = await platform.query('fire', `{ houses { nodes { ${field} } } }`);
      return JSON.stringify(body)
        .replaceAll(field, 'X')
        .replace(/ Did you mean [^?]*\?/, '');
    }),
  );
  expect(texts[0]).toBe(texts[1]);
});

test('attack 25: what a resolver throws is logged under a reference; nobody sees its text', async () => {
  weather.answer = () => {
    throw new Error('password=hunter2 for "http://weather"');
  };
  const { body } = await platform.query('fire', '{ houses(first: 1) { nodes { weather } } }');
  weather.answer = () => 'sunny';
  expect(body.errors[0].extensions).toMatchObject({ code: 'PLUGIN_FAILED', plugin: 'town', field: 'House.weather' });
  expect(JSON.stringify(body)).not.toMatch(/hunter2|weather"\)|\.ts/);
  const { reference } = body.errors[0].extensions;
  const log = readFileSync(logFile, 'utf8');
  expect(log).toContain(reference);
  expect(log).not.toContain('http://weather');
});

test('attack 25: a broken table is an internal error without SQL', async () => {
  const { db } = platform.database;
  await sql`alter table town.house rename column code to other`.execute(db);
  const { status, body } = await platform.query('fire', '{ houses(first: 1) { nodes { code streetCode } } }');
  await sql`alter table town.house rename column other to code`.execute(db);
  expect(status).toBe(500);
  expect(body.errors[0].extensions.code).toBe('INTERNAL');
  expect(JSON.stringify(body)).not.toMatch(/town|column|other|42703/);
});

test('attack 27: no key and no address of the database with its password in log, metrics or audit', async () => {
  await platform.query('fire', '{ houses(first: 1) { nodes { id } } }');
  await platform.services.audit.flush();
  const { rows } = await sql<{
    text: string;
  }>`select r::text as text from audit.record as r union all select d::text from audit.document as d union all select f::text from audit.field_facts as f`.execute(
    platform.database.db,
  );
  const metrics = await (await fetch(`${platform.url}/metrics`)).text();
  const ready = await (await fetch(`${platform.url}/health/ready`)).text();
  const everything = [readFileSync(logFile, 'utf8'), metrics, ready, ...rows.map((row) => row.text)].join('\n');
  const password = new URL(platform.database.url).password;
  for (const secret of [platform.key('fire'), platform.key('waste'), password].filter((one) => one !== ''))
    expect(everything).not.toContain(secret);
});

test('metrics count by lane and outcome, and show plans and connections', async () => {
  const text = await (await fetch(`${platform.url}/metrics`)).text();
  expect(text).toMatch(/gridweave_requests_total\{lane="compiled",outcome="ok"\} [1-9]/);
  expect(text).toMatch(/gridweave_requests_total\{lane="refused",outcome="GRAPHQL_VALIDATION_FAILED"\} [1-9]/);
  expect(text).toMatch(/gridweave_request_seconds_bucket\{lane="compiled",le="\+Inf"\} [1-9]/);
  expect(text).toMatch(/gridweave_plans [1-9]/);
  expect(text).toMatch(/gridweave_database_connections \d/);
});
