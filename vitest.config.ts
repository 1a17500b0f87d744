import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,plugins,apps}/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    reporters: ['default', './scripts/plain-reporter.ts'],
    // tests wait for servers and databases much of their time, so one worker leaves two cores idle
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
  resolve: {
    // one copy of graphql: the one that node loads by its main entry
    alias: [
      {
        find: /^graphql$/,
        replacement: new URL('node_modules/.pnpm/node_modules/graphql/index.js', import.meta.url).pathname,
      },
    ],
  },
});
