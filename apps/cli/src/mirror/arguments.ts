import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { Ending, exitCodes } from './failures.ts';
import type { Wanted } from './selection.ts';

/** Where the copy is. */
export type Target =
  | { readonly kind: 'postgres'; readonly url: string; readonly schema: string }
  | { readonly kind: 'file'; readonly file: string };

/** What `gridweave mirror` was asked for. */
export interface MirrorArguments {
  readonly wanted: readonly Wanted[];
  readonly areas: readonly string[] | null;
  readonly target: Target;
  readonly url: string;
  readonly key: string;
  readonly purpose: string | undefined;
  readonly once: boolean;
  readonly everyMs: number;
  readonly patienceMs: number;
}

const text = { type: 'string' } as const;
const options = {
  types: text,
  fields: text,
  areas: text,
  to: text,
  schema: { ...text, default: 'gridweave' },
  url: { ...text, default: 'http://127.0.0.1:4000' },
  'key-file': text,
  purpose: text,
  once: { type: 'boolean', default: false },
  every: { ...text, default: '1' },
  patience: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments of `gridweave mirror`; undefined where help is asked for. @throws Ending for wrong ones */
export function readArguments(args: readonly string[], environment: NodeJS.ProcessEnv): MirrorArguments | undefined {
  const given = parsed(args);
  if (given.help) return undefined;
  const types = listOf(given.types);
  if (types.length === 0) throw wrong('缺少 --types', '--types is missing');
  for (const type of types)
    if (!/^[A-Z]\w*$/.test(type)) throw wrong(`--types: ${type} 不是类型名`, `--types: ${type} is no name of a type`);
  const { once } = given;
  return {
    wanted: wantedOf([...new Set(types)], given.fields),
    areas: areasOf(given.areas),
    target: targetOf(given.to, given.schema),
    url: addressOf(given.url),
    key: keyOf(given['key-file'], environment),
    purpose: given.purpose,
    once,
    everyMs: secondsOf('every', given.every) * 1_000,
    patienceMs: given.patience ? secondsOf('patience', given.patience) * 1_000 : once ? 60_000 : Infinity,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw wrong((error as Error).message, (error as Error).message);
  }
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '').split(',').flatMap((item) => item.trim() || []);
}

function wantedOf(types: readonly string[], given: string | undefined): readonly Wanted[] {
  if (given === undefined) return types.map((type) => ({ type, fields: null }));
  const fields = listOf(given);
  const other = fields.find((field) => !types.some((type) => /^\w+\.\w+$/.test(field) && field.startsWith(`${type}.`)));
  if (other !== undefined)
    throw wrong(`--fields: ${other} 不属于 --types 的类型`, `--fields: ${other} belongs to no type of --types`);
  return types.map((type) => {
    const own = fields.filter((field) => field.startsWith(`${type}.`)).map((field) => field.slice(type.length + 1));
    if (own.length > 0) return { type, fields: own };
    throw wrong(`--fields 没有 ${type} 的字段`, `--fields has no field of ${type}`);
  });
}

function areasOf(given: string | undefined): readonly string[] | null {
  if (given === undefined) return null;
  const areas = listOf(given);
  const other = areas.find((area) => !/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{14})$/.test(area));
  if (areas.length > 0 && other === undefined) return areas;
  throw wrong(`--areas: ${other ?? ''} 不是区域代码`, `--areas: ${other ?? ''} is no area code`);
}

function targetOf(to: string | undefined, schema: string): Target {
  if (to === undefined) throw wrong('缺少 --to', '--to is missing');
  if (/^postgres(ql)?:\/\//.test(to)) {
    if (!URL.canParse(to)) throw wrong('--to 不是有效的数据库地址', '--to is no address of a database');
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
      throw wrong('--schema 应为小写字母、数字与下划线', '--schema has small letters, digits and underscores');
    return { kind: 'postgres', url: to, schema };
  }
  if (to.endsWith('.ndjson') && !to.includes('://')) return { kind: 'file', file: to };
  throw wrong('--to 应为 postgres://… 或 .ndjson 文件', '--to is postgres://… or a file that ends in .ndjson');
}

function addressOf(url: string): string {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
  throw wrong('--url 应为 http:// 或 https:// 地址', '--url is an address that begins with http:// or https://');
}

function keyOf(file: string | undefined, environment: NodeJS.ProcessEnv): string {
  const key = file === undefined ? environment['GRIDWEAVE_KEY'] : contentsOf(file);
  if (key?.trim()) return key.trim();
  throw wrong(
    '请将部门密钥放入环境变量 GRIDWEAVE_KEY 或 --key-file 所指的文件',
    'Put the key of the department into the environment variable GRIDWEAVE_KEY or a file given with --key-file',
  );
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong(`--key-file 无法读取(${code})`, `--key-file cannot be read (${code})`);
  }
}

function secondsOf(name: string, given: string): number {
  const seconds = Number(given);
  if (given.trim() !== '' && seconds > 0 && seconds <= 86_400) return seconds;
  throw wrong(`--${name} 应为大于 0 的秒数`, `--${name} is a number of seconds above 0`);
}

function wrong(zh: string, en: string): Ending {
  return new Ending(exitCodes.wrong, { zh, en });
}
