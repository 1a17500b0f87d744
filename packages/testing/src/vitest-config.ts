import { availableParallelism } from 'node:os';

const pathOf = (file: string): string => new URL(file, import.meta.url).pathname;

/**
 * What `vitest.config.ts` of a package with tests against Gridweave exports:
 *
 * ```ts
 * import { gridweaveTests } from '@gridweave/testing/vitest';
 * export default gridweaveTests();
 * ```
 *
 * @param include globs of the test files, `src/**\/*.test.ts` unless told
 */
export function gridweaveTests(include: readonly string[] = ['src/**/*.test.ts']) {
  return {
    test: {
      include: [...include],
      globalSetup: [pathOf('./global-setup.ts')],
      // tests wait for servers and databases much of their time
      maxWorkers: availableParallelism() + 1,
      testTimeout: 180_000,
      hookTimeout: 240_000,
      expect: { poll: { timeout: 20_000 } },
    },
    resolve: {
      // one copy of graphql: the one that node loads by its main entry
      alias: [{ find: /^graphql$/, replacement: pathOf('../node_modules/graphql/index.js') }],
    },
  };
}
