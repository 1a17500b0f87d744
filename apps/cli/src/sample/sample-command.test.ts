import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let empty: TestDatabase;
beforeAll(async () => {
  empty = await createTestDatabase();
});
afterAll(() => empty.drop());

function gridweave(...args: string[]): {
  ended: Promise<{ code: number | null; text: string }>;
  kill: () => void;
  text: () => string;
} {
  const child = spawn(process.execPath, [new URL('../main.ts', import.meta.url).pathname, ...args], {
    env: { ...process.env, DATABASE_URL: empty.url },
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text }));
  return { ended, kill: () => child.kill('SIGKILL'), text: () => text };
}

async function loaded(): Promise<number> {
  const { rows } = await empty.database.pool.query('select count(*)::int as n from sample.community');
  return rows[0].n as number;
}

test('a load that is killed is completed by the next one; a full database is refused', async () => {
  const first = gridweave('sample', '--size', 'street', '--seed', '5', '--today', '2026-11-24');
  await expect.poll(async () => loaded().catch(() => 0), { timeout: 150_000 }).toBeGreaterThan(1);
  first.kill();
  await first.ended;
  const left = await loaded();
  expect(left).toBeLessThan(9);
  const second = await gridweave('sample', '--size', 'community').ended;
  expect(second.text).toMatch(/street, seed 5, 2026-11-24.*resumed/);
  expect(second.text).toMatch(/rows\/s/);
  expect(second.text).toMatch(/peak memory \d+ MB/);
  expect(second.code).toBe(0);
  expect(await loaded()).toBe(9);
  const { rows } = await empty.database.pool.query(
    `select (select count(*)::int from sample.dropped_index) as dropped,
            (select sum(row_count)::int from sample.community) - (select count(*)::int from core.person) > 0 as more,
            (select count(*)::int from core.person p where not exists (select from sample.community c where c.code = p.community_code)) as strays`,
  );
  expect(rows).toEqual([{ dropped: 0, more: true, strays: 0 }]);
  const third = await gridweave('sample').ended;
  expect(third.code).toBe(1);
  expect(third.text).toContain('only made in an empty one');
}, 400_000);
