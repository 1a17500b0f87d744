import path from 'node:path';

import type { Names } from './names.ts';

const linked: Readonly<Record<string, string>> = {
  '@gridweave/core': 'packages/core',
  '@gridweave/kit': 'packages/kit',
  '@gridweave/testing': 'packages/testing',
  '@types/node': 'node_modules/@types/node',
  kysely: 'packages/kit/node_modules/kysely',
  typescript: 'node_modules/typescript',
  vitest: 'node_modules/vitest',
};

/** What makes the plugin a package of its own, developed against a checkout of Gridweave. */
export function packageFiles({ name, title }: Names, gridweave: string): Readonly<Record<string, string>> {
  const manifest = {
    name: `gridweave-${name}`,
    version: '0.1.0',
    description: `${title.zh} / ${title.en}: a professional grid for Gridweave`,
    type: 'module',
    exports: { '.': './src/index.ts' },
    files: ['dist'],
    publishConfig: { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } },
    scripts: {
      test: 'tsc -p tsconfig.json && vitest run',
      build:
        'tsc -p tsconfig.json --noEmit false --rewriteRelativeImportExtensions --declaration --rootDir src --outDir dist',
    },
    peerDependencies: { '@gridweave/core': '^0.1.0', '@gridweave/kit': '^0.1.0', kysely: '^0.29.9' },
    devDependencies: Object.fromEntries(
      Object.entries(linked).map(([dependency, folder]) => [dependency, `link:${path.join(gridweave, folder)}`]),
    ),
  };
  return {
    'package.json': json(manifest),
    'pnpm-workspace.yaml': '# of its own, also beside or within other packages\npackages: []\n',
    'tsconfig.json': json({
      compilerOptions: {
        target: 'esnext',
        module: 'nodenext',
        lib: ['esnext'],
        strict: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        allowImportingTsExtensions: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: true,
        noEmit: true,
        types: ['node'],
      },
      include: ['src'],
    }),
    'vitest.config.ts': `import { gridweaveTests } from '@gridweave/testing/vitest';

export default gridweaveTests();
`,
    '.gitignore': 'node_modules/\ndist/\n',
    'README.md': `# ${title.zh} ${title.en}

A department plugin for Gridweave.

- \`pnpm test\` checks the types and runs the tests against a real PostgreSQL.
- \`GRIDWEAVE_PLUGINS=<this folder> npm start\` in a checkout of Gridweave runs the platform with it.
- \`pnpm build && pnpm pack\` makes the package for a server.
`,
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
