import { defineFields } from '@gridweave/kit';
import { testPlatform, type TestPlatform } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { House, town, townRows } from '../fixture/town.ts';
import { badPlugin, callers, open } from './fixture/bad-plugin.ts';

const gaveUp: string[] = [];
const million = Array.from({ length: 1_000_000 }).fill('x');

const badFields = defineFields(House, (t) => {
  const field = (resolve: (rows: readonly unknown[], signal: AbortSignal) => any, list = false) =>
    t.field({
      type: 'String',
      list,
      needs: ['code'],
      label: open,
      resolve: (rows, _, { signal }) => resolve(rows, signal),
    });
  return {
    throws: field(() => {
      throw new Error('password=hunter2');
    }),
    neverReturns: field((_, signal) => {
      signal.addEventListener('abort', () => gaveUp.push('neverReturns'));
      return new Promise(() => undefined);
    }),
    wrongType: t.field({
      type: 'Int',
      needs: [],
      label: open,
      resolve: (rows) => rows.map(() => '440304199001011234'),
    }),
    wrongNumber: field(() => ['one too few']),
    noList: field(() => 'hunter2'),
    million: field(() => million),
    millionEach: field((rows) => rows.map(() => million), true),
    huge: field((rows) => rows.map(() => 'x'.repeat(20_000_000))),
    good: field((rows) => rows.map(() => 'good')),
  };
});

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform({
    plugins: [town, badPlugin({ fields: [badFields] })],
    departments: callers(),
    rows: townRows,
    environment: { resolverTimeoutMs: 300 },
  });
});
afterAll(() => platform?.close());

const ask = async (field: string) => {
  const { status, body } = await platform.query('fire', `{ houses(first: 2) { nodes { code good ${field} } } }`);
  expect([status, body.data.houses.nodes]).toEqual([
    200,
    ['H11', 'H12'].map((code) => ({ code, good: 'good', [field]: null })),
  ]);
  return body.errors.map(({ message, path, extensions }: any) => ({ message, path: path.join('.'), ...extensions }));
};

test.each(['throws', 'wrongType', 'wrongNumber', 'noList', 'million'])(
  'a resolver that is wrong (%s) costs its own field, told by plugin, field and reference',
  async (field) => {
    const errors = await ask(field);
    const coordinate = `House.${field}`;
    expect(errors).toEqual(
      [0, 1].map((row) => ({
        message: expect.stringMatching(
          new RegExp(`^插件 bad 的 ${coordinate} 出错,编号 \\S+ / ${coordinate} of plugin bad failed, reference \\S+$`),
        ),
        path: `houses.nodes.${row}.${field}`,
        plugin: 'bad',
        field: coordinate,
        code: 'PLUGIN_FAILED',
        reference: expect.stringMatching(/^[-0-9a-f]{36}$/),
      })),
    );
    expect(new Set(errors.map((error: any) => error.reference)).size).toBe(1);
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|440304199001011234|too few/);
  },
);

test.each(['millionEach', 'huge'])('a resolver that gives too much (%s) costs its own field', async (field) => {
  const errors = await ask(field);
  const limit = field === 'huge' ? '16777216 bytes' : '100000 values';
  expect(errors[0]).toEqual({
    message: expect.stringContaining(`House.${field} of plugin bad gives more than the ${limit}`),
    path: `houses.nodes.0.${field}`,
    plugin: 'bad',
    field: `House.${field}`,
    code: 'OPERATION_TOO_LARGE',
  });
});

test('a resolver that never returns costs its own field, is told to stop, and rests after five calls', async () => {
  const others = platform.query('fire', '{ houses(first: 1) { nodes { code good } } }');
  const errors = await ask('neverReturns');
  expect((await others).body.errors).toBeUndefined();
  expect(errors[0]).toMatchObject({
    code: 'TIMEOUT',
    message: expect.stringContaining('House.neverReturns of plugin bad did not answer within 300 ms'),
    plugin: 'bad',
    field: 'House.neverReturns',
  });
  expect(gaveUp).toEqual(['neverReturns']);
  for (let i = 0; i < 4; i++) await ask('neverReturns');
  expect((await ask('neverReturns'))[0].message).toContain('it is tried again in');
  expect(gaveUp).toHaveLength(5);
});
