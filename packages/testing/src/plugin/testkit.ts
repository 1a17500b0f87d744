import { type Plugin, type SampleCommunity, withDependencies } from '@gridweave/kit';
import { afterAll, beforeAll } from 'vitest';

import { ownGrants, putCommunity, type SmallCommunity, smallCommunity } from '../contract/index.ts';
import { type TestDepartment, testPlatform, type TestPlatform, type TestPlatformOptions } from '../platform.ts';

export interface TestkitOptions {
  /** Departments beside the plugin's own, which has the plugin's name and may do all that the plugin adds. */
  readonly departments?: readonly TestDepartment[];
  /** Grants of the plugin's own department beyond what the plugin adds: names of residents, for example. */
  readonly grants?: TestDepartment['grants'];
  /** Adds rows to the community before it is put into the database. */
  readonly rows?: (community: SampleCommunity) => void;
  /** The settings of the plugin. */
  readonly settings?: unknown;
  readonly environment?: TestPlatformOptions['environment'];
}

/** A running platform with one small community, for the tests of one file. */
export interface Testkit {
  /** Server, database and departments; from when the tests run. */
  readonly platform: TestPlatform;
  /** The rows that were put into the database. */
  readonly community: SmallCommunity;
  /** The data that a department gets, the plugin's own unless told. @throws Error with the errors of the answer */
  query(document: string, variables?: Readonly<Record<string, unknown>>, department?: string): Promise<any>;
}

/**
 * A platform with the plugin, all that it depends on, and the sample rows of one small community 440309002001, started
 * before the tests of the file and closed after them.
 *
 * ```ts
 * const kit = testkit(urbanManagement);
 * test('shops that trade on the pavement', async () => {
 *   const { shopFronts } = await kit.query('{ shopFronts(where: { tradesOutside: { eq: true } }) { nodes { name } } }');
 *   expect(shopFronts.nodes).not.toEqual([]);
 * });
 * ```
 */
export function testkit(plugin: Plugin, options: TestkitOptions = {}): Testkit {
  const plugins = withDependencies(plugin);
  const community = smallCommunity(plugins);
  options.rows?.(community);
  let platform: TestPlatform | undefined;
  beforeAll(async () => {
    platform = await testPlatform({
      plugins,
      departments: [
        { code: plugin.name, areas: ['4403'], grants: [...ownGrants(plugin), ...(options.grants ?? [])] },
        ...(options.departments ?? []),
      ],
      rows: (database) => putCommunity(database, community),
      ...(options.settings === undefined ? {} : { pluginConfig: { [plugin.name]: options.settings } }),
      environment: options.environment ?? {},
    });
  });
  afterAll(() => platform?.close());
  const running = (): TestPlatform => {
    if (!platform) throw new Error('the platform of testkit is there when tests run, not while they are declared');
    return platform;
  };
  return {
    get platform() {
      return running();
    },
    community,
    async query(document, variables, department = plugin.name) {
      const { body } = await running().query(department, document, variables);
      if (body.errors) throw new Error(body.errors.map(({ message }: { message: string }) => message).join('\n'));
      return body.data;
    },
  };
}
