// Runs the tests that compare schema.graphql of each package with its code; without --check writes the files anew.
import { spawnSync } from 'node:child_process';

const check = process.argv.includes('--check');
const result = spawnSync('vitest', ['run', 'schema.test.ts', ...(check ? [] : ['--update'])], {
  stdio: 'inherit',
  env: { ...process.env, ...(check ? { CI: 'true' } : {}) },
});
process.exit(result.status ?? 1);
