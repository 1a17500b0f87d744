import { dockingReport } from '@gridweave/core';
import { migrate } from '@gridweave/database';
import { buildModel, type Plugin, withDependencies } from '@gridweave/kit';
import { migrationSources } from '@gridweave/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ownGrants, pluginSchema, putCommunity, sampleFaults, smallCommunity, tableFaults } from '../contract/index.ts';
import { createTestDatabase } from '../database.ts';
import { migratedTemplate } from '../migrated-template.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { type CountingDatabase, countingDatabase } from './counting-database.ts';
import { dependencyFaults } from './dependency-faults.ts';
import { growthFaults } from './growth-faults.ts';
import { ownFields, refusalFaults, strangers } from './refusal-faults.ts';

export interface TestPluginOptions {
  /** The committed schema of the plugin, from the folder of the test file. */
  readonly schema?: string;
  /** The settings of the plugin, where it needs some. */
  readonly settings?: unknown;
}

/**
 * Declares the tests that every plugin has to pass:
 *
 * ```ts
 * import { testPlugin } from '@gridweave/testing';
 * testPlugin(urbanManagement);
 * ```
 */
export function testPlugin(plugin: Plugin, { schema = '../schema.graphql', settings }: TestPluginOptions = {}): void {
  const plugins = withDependencies(plugin);
  describe(`plugin ${plugin.name}`, () => {
    test('names, titles and labels are whole', () => {
      expect(buildModel(plugins).plugins).toContain(plugin);
      expect(ownFields(plugin)).not.toEqual([]);
    });

    test('what it adds to the graph is the committed schema', async () => {
      await expect(pluginSchema(plugin)).toMatchFileSnapshot(schema);
    });

    test('every dependency that it declares is one', () => {
      expect(dependencyFaults(plugin)).toEqual([]);
    });

    test('without it nothing of it is left', () => {
      const without = buildModel(plugins.filter((other) => other !== plugin));
      const fields = [...without.types.values()].flatMap((type) => [...type.fields.values()]);
      expect(fields.filter((field) => field.plugin === plugin.name)).toEqual([]);
      expect(plugin.types.filter(({ name }) => without.types.has(name))).toEqual([]);
      expect(plugin.queries.filter(({ name }) => without.queries.has(name))).toEqual([]);
      expect(plugin.mutations.filter(({ name }) => without.mutations.has(name))).toEqual([]);
      expect(plugin.scopes.filter(({ name }) => without.scopes.has(name))).toEqual([]);
    });

    test('it is installed beside data that is there already, and migrating again changes nothing', async () => {
      const others = plugins.filter((other) => other !== plugin);
      const { database, drop } = await createTestDatabase({ template: migratedTemplate(others) });
      try {
        await putCommunity(database, smallCommunity(others));
        const applied = await migrate(database, migrationSources(plugins));
        expect(applied.map(({ step }) => step)).toEqual(plugin.migrations.map(({ name }) => name));
        expect(await migrate(database, migrationSources(plugins))).toEqual([]);
        expect(await tableFaults(database, plugin)).toEqual([]);
      } finally {
        await drop();
      }
    });

    test('its sample rows are sound, and the same each time', () => {
      const community = smallCommunity(plugins);
      expect(sampleFaults(plugin, community)).toEqual([]);
      expect(smallCommunity(plugins).tables).toEqual(community.tables);
    });

    describe('on a running platform', () => {
      let counting: CountingDatabase;
      let platform: TestPlatform;
      beforeAll(async () => {
        const unlimited = 100_000_000;
        platform = await testPlatform({
          plugins,
          ...(settings === undefined ? {} : { pluginConfig: { [plugin.name]: settings } }),
          environment: { requestRate: unlimited, fieldRate: unlimited, costRate: unlimited, costLimit: unlimited },
          departments: [{ code: plugin.name, areas: ['4403'], grants: ownGrants(plugin) }, ...strangers(plugin)],
          async throughDatabase(url) {
            counting = await countingDatabase(url);
            return counting.url;
          },
          async rows(database) {
            // 240 houses each
            for (let i = 1; i <= 5; i++)
              await putCommunity(database, smallCommunity(plugins, { code: `44030900200${i}`, seed: i }));
            // PostgreSQL knows a table that has been in use; of new rows it plans joins by guess
            await database.pool.query('analyze');
          },
        });
      }, 300_000);
      afterAll(async () => {
        await platform?.close();
        await counting?.close();
      });

      // before the other test, whose many entries the audit log still writes when it is over
      test('a thousand rows cost no more statements than ten', { timeout: 300_000 }, async () => {
        expect(await growthFaults(platform, counting, plugin)).toEqual([]);
      });

      test.each(plugin.grids.map((kind) => [kind.code, kind] as const))(
        'the professional grids %s of the sample are docked as they should be',
        async (_code, kind) => {
          const { professionalGrids, faults } = await dockingReport(platform.database.db, kind);
          expect(faults).toEqual([]);
          expect(professionalGrids).toBeGreaterThan(0);
        },
      );

      test('nothing of it is seen without a grant', { timeout: 600_000 }, async () => {
        expect((await refusalFaults(platform, plugin)).slice(0, 20)).toEqual([]);
      });
    });
  });
}
