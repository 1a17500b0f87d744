import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';
import { exportAs, linesOf, paged } from './fixture/exported.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

const byId = (rows: readonly any[]): readonly any[] => rows.toSorted((a, b) => Number(a.id) - Number(b.id));

test('an export holds the rows and values that pages of /graphql hold', async () => {
  const nodes = '{ id code rent residents(first: 1) { nodes { name idNumber } totalCount pageInfo { hasNextPage } } }';
  const answer = await exportAs(platform, 'fire', { query: `{ houses { nodes ${nodes} } }` });
  expect(answer.text).toBe('');
  const { rows, end } = linesOf(answer.text);
  expect(rows).toEqual(byId(await paged(platform, 'fire', 'houses', '', nodes)));
  expect(end).toEqual({ state: 'complete', rows: 30 });
});
