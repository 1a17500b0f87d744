import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findBreaches } from './package-direction.ts';

it('every package imports only what it may', () => {
  const { breaches, files } = findBreaches(new URL('..', import.meta.url).pathname.replace(/\/$/, ''));
  expect(files).toBeGreaterThan(100);
  expect(breaches).toEqual([]);
});

it('finds an import in the wrong direction', () => {
  const root = mkdtempSync(join(tmpdir(), 'gridweave-direction-'));
  for (const group of ['packages', 'plugins', 'apps']) mkdirSync(join(root, group));
  mkdirSync(join(root, 'packages/kit/src'), { recursive: true });
  writeFileSync(join(root, 'packages/kit/package.json'), '{}');
  writeFileSync(join(root, 'packages/kit/src/bad.ts'), "import { core } from '@gridweave/core';\n");
  expect(findBreaches(root).breaches).toEqual([{ file: 'packages/kit/src/bad.ts', imports: '@gridweave/core' }]);
});
