import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLogger, type Platform, readEnvironment, startPlatform } from '@gridweave/server';
import { createTestDatabase, type TestDatabase } from '@gridweave/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, credentialsPath } from './credentials.ts';
import { config, prepareSampleCity } from './index.ts';
import { readFileSync } from 'node:fs';

let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-removed-'));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the platform with all plugins but one on the same database, and asks as a department. */
async function withPlugins(
  left: (name: string) => boolean,
  run: (ask: (department: string, query: string) => Promise<any>) => Promise<void>,
): Promise<void> {
  const platform: Platform = await startPlatform({
    plugins: config.plugins.filter(({ name }) => left(name)),
    environment: {
      ...readEnvironment({}),
      port: 0,
      databaseUrl: database.url,
      dataFolder: folder,
      sample: 'community',
    },
    logger: openLogger('silent'),
    prepare: prepareSampleCity,
  });
  try {
    await platform.ready;
    await run(async (department, query) => {
      const { clients } = JSON.parse(readFileSync(credentialsPath(folder), 'utf8')) as Credentials;
      const { key } = clients.find((client) => client.department === department)!;
      const response = await fetch(`${platform.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      });
      return response.json();
    });
  } finally {
    await platform.close();
  }
}

const hazards = '{ fireHazards(first: 1) { totalCount } }';
const risk = '{ houses(first: 1) { nodes { fireRiskLevel } } }';
const types = '{ __schema { types { name } } }';
const residents = '{ houses(first: 5) { nodes { address residents { nodes { name } } } } }';

test('a plugin that is taken out is gone from schema and grants; the rest goes on, and its data is there when it returns', async () => {
  let before: any;
  await withPlugins(
    () => true,
    async (ask) => {
      before = await ask('fire', hazards);
      expect(before.data.fireHazards.totalCount).toBeGreaterThan(0);
      expect((await ask('fire', risk)).errors).toBeUndefined();
    },
  );
  await withPlugins(
    (name) => name !== 'fire',
    async (ask) => {
      for (const query of [hazards, risk])
        expect((await ask('fire', query)).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      const names = (await ask('fire', types)).data.__schema.types.map(({ name }: { name: string }) => name);
      expect(names).toContain('House');
      expect(names.filter((name: string) => name.startsWith('Fire'))).toEqual([]);
      expect((await ask('fire', residents)).data.houses.nodes).toHaveLength(5);
      expect(
        (await ask('market-supervision', '{ businessLicences(first: 1) { totalCount } }')).data.businessLicences
          .totalCount,
      ).toBeGreaterThan(0);
    },
  );
  await withPlugins(
    () => true,
    async (ask) => expect(await ask('fire', hazards)).toEqual(before),
  );
});
