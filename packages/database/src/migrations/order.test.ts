import { expect, test } from 'vitest';

import { sortSources, sortSteps } from './order.ts';
import type { MigrationSource } from './source.ts';

const source = (plugin: string, dependsOn: string[] = [], schema = plugin): MigrationSource => ({
  plugin,
  schema,
  dependsOn,
  migrations: [],
});
const step = (name: string) => ({ name, breaking: false, up: async () => {} });
const order = (...sources: MigrationSource[]): string[] => sortSources(sources).map(({ plugin }) => plugin);

test('what is depended on comes first, the rest by name', () => {
  expect(order(source('fire', ['core']), source('zoo'), source('core'), source('air', ['fire']))).toEqual([
    'core',
    'fire',
    'air',
    'zoo',
  ]);
});

test.each([
  ['a missing dependency', [source('fire', ['core'])], /fire depends on core/],
  ['a circle', [source('a', ['b']), source('b', ['a'])], /a → b → a/],
  ['a plugin twice', [source('a'), source('a', [], 'x')], /there twice/],
  ['a schema twice', [source('a'), source('b', [], 'a')], /same PostgreSQL schema/],
  ['public', [source('a', [], 'public')], /cannot have "public"/],
  ['a name of PostgreSQL', [source('a', [], 'pg_x')], /cannot have "pg_x"/],
  ['a name that would be cut', [source('a', [], '网'.repeat(22))], /63 bytes/],
])('%s is PLUGIN_INVALID', (_, sources, text) => {
  expect(() => sortSources(sources)).toThrow(expect.objectContaining({ code: 'PLUGIN_INVALID' }));
  expect(() => sortSources(sources)).toThrow(text);
});

test('two steps of one name are PLUGIN_INVALID', () => {
  const steps = sortSteps({ ...source('a'), migrations: [step('002'), step('001')] });
  expect(steps.map(({ name }) => name)).toEqual(['001', '002']);
  expect(() => sortSteps({ ...source('a'), migrations: [step('2'), step('1'), step('2')] })).toThrow(/named 2/);
});
