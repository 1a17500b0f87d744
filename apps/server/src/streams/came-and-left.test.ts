import { House } from '@gridweave/core';
import type { TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, elsewhere, here, recordsOf, threeStreets } from './fixture/three-streets.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await threeStreets();
}, 300_000);
afterAll(() => platform?.close());

const page = `query ($after: String) {
  changes(types: [HOUSE], after: $after) { changes { kind id } cursor }
}`;

async function feed(after?: string): Promise<{ changes: readonly { kind: string; id: string }[]; cursor: string }> {
  const { body } = await platform.query('care', page, { after });
  expect(body.errors).toBeUndefined();
  return body.data.changes;
}

/** Moves the row as a transfer between streets does: it is written with its new street. */
async function move(id: string, from: string, to: string): Promise<void> {
  await change(platform, House, { street_code: from, id }, { street_code: to });
}

test('a record that came and left between two pages is told to have left, for who read it in between', async () => {
  const { cursor } = await feed();
  const [far] = await recordsOf(platform, House, elsewhere);
  const [near] = await recordsOf(platform, House, here);
  await move(far!.id, elsewhere, here);
  await change(platform, House, { street_code: here, id: far!.id }, { owner_name: '途经' });
  const read = await platform.query('care', 'query ($id: ID) { house(id: $id) { id } }', { id: far!.id });
  expect(read.body.data.house).toEqual({ id: far!.id });
  await move(far!.id, here, elsewhere);
  await change(platform, House, near!, { owner_name: '常在' });
  await expect
    .poll(async () => (await feed(cursor)).changes)
    .toEqual([
      { kind: 'LEFT', id: far!.id },
      { kind: 'CHANGED', id: near!.id },
    ]);
});
