import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const strict = [
  '--strict',
  '--erasableSyntaxOnly',
  '--verbatimModuleSyntax',
  '--noUncheckedIndexedAccess',
  '--skipLibCheck',
];
const modules = [
  '--target',
  'esnext',
  '--module',
  'nodenext',
  '--lib',
  'esnext',
  '--types',
  'node',
  '--allowImportingTsExtensions',
];

/** Folders of the kit in the order in which the page tells of them, with their titles. */
const chapters: Readonly<Record<string, string>> = {
  'packages/kit/src/plugin': '插件 The plugin',
  'packages/kit/src/table': '表 Tables and rows',
  'packages/kit/src/type': '类型、字段、查询、变更 Types, fields, queries, mutations',
  'packages/kit/src/label': '标注与脱敏 Labels and masks',
  'packages/kit/src/sample': '示例数据 Sample rows',
  'packages/kit/src/errors': '错误 Errors',
  'packages/testing/src/plugin': '测试 Tests (`@gridweave/testing`)',
};

/** The page of reference for plugin authors, from the types and docstrings of what kit and test kit export. */
export function pluginReference(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridweave-types-'));
  try {
    const emit = ['--ignoreConfig', '--declaration', '--emitDeclarationOnly', '--rootDir', root, '--outDir', folder];
    execFileSync(
      'tsc',
      ['packages/kit/src/index.ts', 'packages/testing/src/index.ts', ...emit, ...modules, ...strict],
      { cwd: root },
    );
    return [
      '# 插件参考 Reference for plugin authors',
      '',
      '由 `@gridweave/kit` 与 `@gridweave/testing` 的类型生成;教程见 [plugins.md](plugins.md)。/ Made from the types of `@gridweave/kit` and `@gridweave/testing`; the guide is [plugins.md](plugins.md).',
      '',
      ...Object.entries(chapters).flatMap(([source, title]) => chapter(source, title, folder)),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Export {
  readonly name: string;
  readonly file: string;
}

/** What an `index.ts` exports, in its order, by the file that it comes from. */
function exportsOf(index: string): readonly Export[] {
  const text = readFileSync(path.join(root, index), 'utf8');
  return [...text.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)';/g)].flatMap(([, names, from]) =>
    names!
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => ({ name, file: path.join(path.dirname(index), from!) })),
  );
}

function chapter(source: string, title: string, types: string): readonly string[] {
  const index = `${source.split('/').slice(0, 3).join('/')}/index.ts`;
  const exported = exportsOf(index);
  // a folder's index stands there once for each name that it gives
  const folders = new Set(exported.map(({ file }) => file).filter((file) => file.endsWith('/index.ts')));
  const all = [...exported, ...[...folders].flatMap(exportsOf)];
  const own = all.filter(({ file }) => path.dirname(file) === source && !file.endsWith('/index.ts'));
  const declared = new Map(
    [...new Set(own.map(({ file }) => file))].map((file) => [
      file,
      declarationsOf(readFileSync(path.join(types, file.replace(/\.ts$/, '.d.ts')), 'utf8')),
    ]),
  );
  return [
    `## ${title}`,
    '',
    ...own.flatMap(({ name, file }) => {
      const { doc, code } = declared.get(file)!.get(name)!;
      return [`### \`${name}\``, '', ...(doc === '' ? [] : [doc, '']), '```ts', code, '```', ''];
    }),
  ];
}

/** The exported declarations of a file of types, each with the text of its docstring. */
function declarationsOf(text: string): ReadonlyMap<string, { readonly doc: string; readonly code: string }> {
  const found = new Map<string, { doc: string; code: string }>();
  for (const part of text.split(/\n(?=\/\*\*)|(?<!\*\/)\n(?=export |interface |type |declare )/)) {
    const [, doc, rest] = /^(\/\*\*[^]*?\*\/\n)?([^]*)$/.exec(part)!;
    const name = /^export (?:declare )?(?:abstract )?(?:function|const|interface|type|class) (\w+)/.exec(rest!)?.[1];
    if (name === undefined) continue;
    const before = found.get(name);
    const code = rest!
      .trimEnd()
      .replaceAll('    ', '  ')
      .replace(/^export (declare )?/, '');
    // overloads of one function follow each other
    found.set(name, before ? { ...before, code: `${before.code}\n${code}` } : { doc: docText(doc ?? ''), code });
  }
  return found;
}

function docText(comment: string): string {
  return comment
    .replace(/^\/\*\*\s?|\s*\*\/\n$/g, '')
    .replace(/^ \* ?/gm, '')
    .trim();
}
