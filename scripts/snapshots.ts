// Runs the tests that compare each schema.graphql and the reference docs with the code; without --check writes the files anew.
import { spawnSync } from 'node:child_process';

const check = process.argv.includes('--check');
const result = spawnSync(
  'vitest',
  [
    'run',
    'core.test.ts',
    'plugins/',
    'admin-schema.test.ts',
    'console-schemas.test.ts',
    'reference-docs.test.ts',
    'breaking-changes.test.ts',
    ...(check ? [] : ['--update']),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(check ? { CI: 'true' } : {}) },
  },
);
process.exit(result.status ?? 1);
