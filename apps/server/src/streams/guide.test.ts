import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTestDatabase, sendOperation, type TestDatabase } from '@gridweave/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeys } from '../credentials.ts';
import { type ServerProcess, serverProcess } from '../fixture/server-process.ts';

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await serverProcess(database.url, { GRIDWEAVE_SAMPLE: 'community' });
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const guide = readFileSync(path.join(import.meta.dirname, '../../../../docs/changes.md'), 'utf8');
const programs = [...guide.matchAll(/## ([^\n]+)\n(?:(?!\n## )[^])*?<!-- run -->\n```js\n([^]*?)```/g)].map(
  ([, title, text]) => [title!, text!] as const,
);

/** Records a hazard in the street that fire has, as its officers do. */
async function recordHazard(key: string): Promise<void> {
  const { rows } = await sql<{ street_code: string; house_code: string }>`
    select street_code, house_code from core.house where deregistered_on is null order by id limit 1`.execute(
    database.database.db,
  );
  const { street_code: street, house_code: house } = rows[0]!;
  const { body } = await sendOperation(
    `${server.url}/graphql`,
    key,
    `mutation ($street: DivisionCode!, $house: HouseCode!, $by: Date!) {
      recordFireHazard(streetCode: $street, houseCode: $house, kind: BLOCKED_ESCAPE, level: MAJOR,
        description: "疏散楼梯被堵塞", foundBy: "陈国强", rectifyBy: $by) { id } }`,
    { street, house, by: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) },
  );
  expect(body.errors).toBeUndefined();
}

test('the guide has its programs', () => {
  expect(programs.map(([title]) => title)).toEqual([
    'Server-sent events',
    'WebSocket',
    "A browser's EventSource",
    'Pages',
  ]);
});

test.each(programs)(
  '%s',
  async (_title, text) => {
    const { clients } = readKeys(path.join(server.folder, 'sample-credentials.json'));
    const { key } = clients.find(({ department }) => department === 'fire')!;
    // beside the test, where the clients are found
    const file = path.join(import.meta.dirname, `.guide-${process.pid}.mjs`);
    writeFileSync(file, text);
    const program = spawn(process.execPath, [file], {
      env: { ...process.env, GRIDWEAVE_URL: server.url, GRIDWEAVE_KEY: key },
    });
    let output = '';
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const ended = once(program, 'exit');
    try {
      while (program.exitCode === null && program.signalCode === null) {
        await recordHazard(key);
        await new Promise((resolve) => {
          setTimeout(resolve, 500);
        });
      }
      expect([(await ended)[0], output]).toEqual([0, expect.stringMatching(/CREATED|CHANGED/)]);
    } finally {
      program.kill();
      rmSync(file, { force: true });
    }
  },
  60_000,
);
