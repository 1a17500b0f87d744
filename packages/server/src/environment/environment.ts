import { GridweaveError } from '@gridweave/kit';

import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

type Value<S> = S extends Setting<infer T> ? T : never;

/** What the environment says, read once and checked. */
export type Environment = { readonly [K in keyof typeof settings]: Value<(typeof settings)[K]> };

/**
 * Reads the settings; one that is left out or empty has its default.
 * @throws GridweaveError CONFIG_INVALID naming every variable that is wrong, what is wrong and how to mend it.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const problems: { zh: string; en: string }[] = [];
  const names: string[] = [];
  const entries = Object.entries(settings as Record<string, Setting<unknown>>).map(([key, setting]) => {
    const given = source[setting.name]?.trim() || setting.default;
    if (given === undefined) return [key, undefined];
    const read = setting.schema.safeParse(given);
    if (read.success) return [key, read.data];
    names.push(setting.name);
    problems.push(problemOf(setting, given));
    return [key, undefined];
  });
  if (problems.length > 0) {
    throw new GridweaveError(
      'CONFIG_INVALID',
      { zh: problems.map((p) => p.zh).join(';'), en: problems.map((p) => p.en).join('; ') },
      { variables: names },
    );
  }
  return Object.fromEntries(entries) as Environment;
}

function problemOf(setting: Setting<unknown>, given: string): { zh: string; en: string } {
  const shown = setting.secret ? '' : JSON.stringify(given.slice(0, 80));
  const mend =
    setting.default === undefined
      ? { zh: '改正它,或不设此变量', en: 'Correct it, or leave the variable out' }
      : {
          zh: `改正它,或不设此变量(默认 ${setting.default || '空'})`,
          en: `Correct it, or leave the variable out (default: ${setting.default || 'none'})`,
        };
  return {
    zh: `环境变量 ${setting.name} 的值${shown && ` ${shown} `}无效,应为${setting.expected.zh}。${mend.zh}`,
    en: `The value${shown && ` ${shown}`} of the environment variable ${setting.name} is not valid: it should be ${setting.expected.en}. ${mend.en}`,
  };
}
