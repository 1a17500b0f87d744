import { parseArgs, type ParseArgsConfig } from 'node:util';

import type { Command, Print } from './command.ts';

/** What one part of a command was given. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** A part of a command, such as `export` of `gridweave policy`. */
export interface Subcommand {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words follow it. */
  readonly words: number;
  run(given: Given, print: Print): Promise<number>;
}

/** A command that has parts. */
export function withSubcommands(
  name: string,
  summary: string,
  help: string,
  parts: Readonly<Record<string, Subcommand>>,
): Command {
  return {
    name,
    summary,
    async run(args, print) {
      const [word, ...rest] = args;
      const part = word !== undefined && Object.hasOwn(parts, word) ? parts[word] : undefined;
      if (!part) {
        const isAsked = word === undefined || word === '--help' || word === '-h';
        print(isAsked ? help : `✗ 没有 ${name} ${word} / There is no ${name} ${word}\n\n${help}`);
        return isAsked && word !== undefined ? 0 : 2;
      }
      const given = read(part, rest);
      if (typeof given === 'string') {
        print(`✗ ${given}\n\n${help}`);
        return 2;
      }
      return part.run(given, print);
    },
  };
}

function read({ options, words }: Subcommand, args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length === words) return { values: values as Given['values'], positionals };
    return `应有 ${words} 个参数,给出 ${positionals.length} 个 / expected ${words} arguments, not ${positionals.length}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The text of an option that has to be there. @throws Error naming it */
export function required({ values }: Given, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new Error(`缺少 --${name} / --${name} is missing`);
}
