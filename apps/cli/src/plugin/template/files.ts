import type { Names } from './names.ts';
import { packageFiles } from './package-files.ts';
import { sourceFiles } from './source-files.ts';

/** The files of a new plugin by their path; `gridweave` is the folder of the checkout that it is developed against. */
export function templateFiles(names: Names, gridweave: string): Readonly<Record<string, string>> {
  return { ...packageFiles(names, gridweave), ...sourceFiles(names) };
}
