import type { TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessDatabase } from '../fixture/access-database.ts';
import { gardenModels } from '../fixture/garden.ts';
import { loadRules, loadRulesAt } from '../rules/load-rules.ts';
import { switchPlugin } from './plugin-switch.ts';

let access: TestDatabase;
beforeAll(async () => {
  access = await accessDatabase();
});
afterAll(() => access.drop());

const db = () => access.database.db;
const graphs = gardenModels();

async function turn(plugin: string, enabled: boolean, reason = 'season'): Promise<void> {
  const inForce = graphs.of((await loadRules(db())).graph);
  await switchPlugin(db(), { declared: graphs.declared, inForce }, { plugin, enabled }, reason, 'li');
}

async function plugins(version?: string): Promise<readonly string[]> {
  const { graph } = version === undefined ? await loadRules(db()) : await loadRulesAt(db(), version);
  return graphs.of(graph).plugins.map(({ name }) => name);
}

test('a plugin goes with all that builds on it gone before, and comes back', async () => {
  await expect(turn('garden', false)).rejects.toThrow(/plugins build on it.*orchard/);
  await turn('orchard', false);
  await turn('garden', false);
  const { version } = await loadRules(db());
  expect(await plugins()).toEqual(['town']);
  await expect(turn('orchard', true)).rejects.toThrow(/builds on garden, which is off/);
  await turn('garden', true);
  await turn('orchard', true);
  expect(await plugins()).toEqual(['town', 'garden', 'orchard']);
  expect(await plugins(version)).toEqual(['town']);
});

test('says what is wrong', async () => {
  await expect(turn('none', false)).rejects.toThrow(/no such plugin; there are town, garden, orchard/);
  await expect(turn('orchard', false, ' ')).rejects.toThrow(/give the reason/);
});
