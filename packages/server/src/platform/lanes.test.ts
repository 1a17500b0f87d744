import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { departments, town, townRows } from '../fixture/town.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({ plugins: [town], departments, rows: townRows });
});
afterAll(() => platform?.close());

test('first', async () => {
  const answer = await platform.query(
    'fire',
    '{ houses(first: 2) { nodes { code rent residents { nodes { name idNumber } } } } }',
  );
  console.log(answer.status, JSON.stringify(answer.body), [...answer.headers]);
  const again = await platform.query(
    'fire',
    '{ houses(first: 2) { nodes { code rent residents { nodes { name idNumber } } } } }',
  );
  console.log(again.status, JSON.stringify(again.body), [...again.headers]);
  expect(1).toBe(1);
});
