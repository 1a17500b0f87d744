import { defineFields } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { House, town, townRows } from '../fixture/town.ts';
import { badPlugin, callers, open } from './fixture/bad-plugin.ts';

const deprecated = (removeAfter: string) => ({
  reason: { zh: '请改用 code', en: 'use code' },
  on: '2026-01-01',
  removeAfter,
});
const oldFields = defineFields(House, (t) => ({
  oldCode: t.column('code', {
    type: 'String',
    label: open,
    operators: ['match'],
    deprecated: deprecated('2026-06-30'),
  }),
  olderCode: t.column('code', { type: 'String', label: open, deprecated: deprecated('2026-03-31') }),
}));

let platform: TestPlatform;
beforeAll(async () => {
  const departments = [...callers(), { code: 'water', areas: ['440304002'] }];
  platform = await testPlatform({
    plugins: [town, badPlugin({ fields: [oldFields] })],
    departments,
    rows: townRows,
  });
});
afterAll(() => platform?.close());

const ask =
  'query ($days: Int) { deprecatedFields(days: $days) { entry { coordinate } reason { zh en } on removeAfter uses { department operations rows lastUsed } } }';

test('admins see who still uses fields on their way out, the first to be removed ahead', async () => {
  await platform.query('fire', '{ houses(first: 2) { nodes { oldCode } } }');
  await platform.query('fire', '{ houses(first: 3) { nodes { oldCode code } } }');
  await platform.query('water', '{ houses(first: 1) { nodes { oldCode } } }');
  await platform.services.audit.flush();
  const { body } = await platform.govern('auditor', ask, { days: 30 });
  const lastUsed = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  expect(body).toEqual({
    data: {
      deprecatedFields: [
        { entry: { coordinate: 'House.olderCode' }, ...deprecated('2026-03-31'), uses: [] },
        {
          entry: { coordinate: 'House.oldCode' },
          ...deprecated('2026-06-30'),
          uses: expect.arrayContaining([
            { department: 'fire', operations: 2, rows: '5', lastUsed },
            { department: 'water', operations: 1, rows: '1', lastUsed },
          ]),
        },
      ],
    },
  });
});

test('days that are none are refused, and departments see the deprecation in the schema', async () => {
  expect((await platform.govern('auditor', ask, { days: 0 })).body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  const { body } = await platform.query(
    'fire',
    '{ __type(name: "House") { fields(includeDeprecated: true) { name deprecationReason } } }',
  );
  expect(body.data.__type.fields).toContainEqual({
    name: 'oldCode',
    deprecationReason:
      '请改用 code(2026-01-01 起弃用,2026-06-30 后移除) / use code (deprecated on 2026-01-01, removed after 2026-06-30)',
  });
});
