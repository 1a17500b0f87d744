import { defineConfig, mergeConfig } from 'vitest/config';
import { gridweaveTests } from './packages/testing/src/vitest-config.ts';

export default mergeConfig(
  gridweaveTests(['{packages,plugins,apps}/*/src/**/*.test.ts', 'scripts/**/*.test.ts']),
  defineConfig({ test: { reporters: ['default', './scripts/plain-reporter.ts'] } }),
);
