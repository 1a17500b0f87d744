import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Names } from './names.ts';

const sources = path.join(import.meta.dirname, 'source');

/** A plugin with one register, a field on House, its professional grid, an event category, sample rows and tests. */
export function sourceFiles(names: Names): Readonly<Record<string, string>> {
  const { title, ...forms } = names;
  const words: Readonly<Record<string, string>> = { ...forms, ...title };
  return Object.fromEntries(
    globSync('**/*.txt', { cwd: sources }).map((file) => [
      path.join('src', file.replace(/\.txt$/, '').replace(/^plugin\./, `${names.name}.`)),
      readFileSync(path.join(sources, file), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, word: string) => words[word]!),
    ]),
  );
}
