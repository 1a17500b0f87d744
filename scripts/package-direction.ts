import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which packages of ours each package may import, in its code; tests may use `testing` besides. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  database: ['kit'],
  core: ['kit'],
  access: ['kit', 'database'],
  audit: ['kit', 'database'],
  engine: ['kit', 'access'],
  webhooks: ['kit', 'access', 'database'],
  governance: ['kit', 'core', 'access', 'engine', 'audit', 'database', 'webhooks'],
  server: ['kit', 'core', 'access', 'engine', 'database', 'audit', 'governance', 'webhooks'],
  sample: ['kit', 'core', 'database', 'access'],
  testing: ['kit', 'core', 'access', 'engine', 'database', 'audit', 'governance', 'server', 'sample'],
};

const plugins = ['kit', 'core'];
const apps = [...Object.keys(allowed), 'app-server'];

export interface Breach {
  readonly file: string;
  readonly imports: string;
}

/** Imports of our packages that the rules do not allow, and how many files were looked at. */
export function findBreaches(root: string): { readonly breaches: readonly Breach[]; readonly files: number } {
  const breaches: Breach[] = [];
  let files = 0;
  for (const group of ['packages', 'plugins', 'apps']) {
    for (const name of readdirSync(join(root, group))) {
      const manifest = JSON.parse(readFileSync(join(root, group, name, 'package.json'), 'utf8')) as {
        dependencies?: object;
      };
      const declared = Object.keys(manifest.dependencies ?? {}).filter((d) => d.startsWith('@gridweave/'));
      for (const file of sources(join(root, group, name))) {
        files++;
        const own =
          group === 'packages'
            ? (allowed[name] ?? [])
            : group === 'plugins'
              ? [...plugins, ...declared.map((d) => d.slice(11))]
              : undefined;
        for (const imported of importsOf(file)) {
          const isTest = /\.test\.ts$|[/\\](fixture|test)[/\\]/.test(file);
          const wanted = imported.slice('@gridweave/'.length);
          // an example in a docstring
          if (group === 'packages' && wanted === name) continue;
          const fine =
            own === undefined
              ? true
              : own.includes(wanted) ||
                (isTest && (wanted === 'testing' || group === 'packages' || plugins.includes(wanted)));
          if (!fine || (group !== 'apps' && apps.slice(-1).includes(wanted)))
            breaches.push({ file: file.slice(root.length + 1), imports: imported });
        }
      }
    }
  }
  return { breaches, files };
}

/** Only what is written here: the links in node_modules go round. */
function sources(folder: string): readonly string[] {
  const src = join(folder, 'src');
  if (!existsSync(src)) return [];
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(@gridweave\/[a-z-]+)/g)].map((match) => match[1]!);
}
