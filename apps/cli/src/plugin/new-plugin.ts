import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { GridweaveError } from '@gridweave/kit';

import type { Print } from '../command.ts';
import { type Given, required } from '../subcommands.ts';
import { namesOf } from './template/names.ts';
import { templateFiles } from './template/files.ts';

const gridweave = path.resolve(import.meta.dirname, '../../../..');

/** `gridweave plugin new`: writes the package of a plugin that runs, with tests that pass. */
export async function newPlugin(given: Given, print: Print): Promise<number> {
  const [name] = given.positionals as [string];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw refused(`名称 ${name} 须为小写单词加连字符`, `The name ${name} has to be lower-case words with hyphens`);
  const names = namesOf(name, { zh: required(given, 'zh'), en: required(given, 'en') });
  const folder = path.resolve(typeof given.values['to'] === 'string' ? given.values['to'] : path.join('..', name));
  if (existsSync(folder))
    throw refused(`目录 ${folder} 已存在`, `There is a folder ${folder} already; name another with --to`);
  const files = templateFiles(names, gridweave);
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  print(`✓ ${folder}: ${Object.keys(files).length} 个文件 / files`);
  print(`  cd ${path.relative(process.cwd(), folder) || '.'} && pnpm install && pnpm test`);
  return 0;
}

function refused(zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_REQUEST', { zh, en });
}
