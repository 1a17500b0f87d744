import { afterAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from './database.ts';

const open: TestDatabase[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.drop()));
});

test('an empty database answers and is gone after drop', async () => {
  const one = await createTestDatabase();
  await one.database.ping();
  await one.drop();
  await expect(createTestDatabase().then((two) => open.push(two))).resolves.toBe(1);
});
