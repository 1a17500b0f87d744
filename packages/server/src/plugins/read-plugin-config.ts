import { readFile } from 'node:fs/promises';

import { GridweaveError } from '@gridweave/kit';

/** What a deployment sets for plugins, by their names. */
export type PluginConfig = Readonly<Record<string, unknown>>;

/**
 * Reads the file that GRIDWEAVE_PLUGIN_CONFIG names.
 * @throws GridweaveError CONFIG_INVALID that says what is wrong with the file; never what stands in it
 */
export async function readPluginConfig(path: string | undefined): Promise<PluginConfig> {
  if (path === undefined) return {};
  const text = await readFile(path, 'utf8').catch(() => {
    throw invalid(`文件 ${path} 无法读取`, `the file ${path} cannot be read`);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw invalid(`文件 ${path} 不是 JSON`, `the file ${path} is no JSON`);
  }
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as PluginConfig;
  throw invalid(
    `文件 ${path} 应为对象 { "插件名": { … } }`,
    `the file ${path} should be an object { "name of a plugin": { … } }`,
  );
}

/** @throws GridweaveError CONFIG_INVALID when it names plugins that there are not */
export function requireKnown(config: PluginConfig, names: readonly string[]): void {
  const unknown = Object.keys(config).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw invalid(
    `没有插件 ${unknown.join('、')};现有 ${names.join('、')}`,
    `there is no plugin ${unknown.join(', ')}; there are ${names.join(', ')}`,
  );
}

/** Which settings a deployment gives, without their values. */
export function namesGiven(config: PluginConfig): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(config).map(([name, given]) => [name, new Set(Object.keys(given as object))]));
}

function invalid(zh: string, en: string): GridweaveError {
  return new GridweaveError(
    'CONFIG_INVALID',
    { zh: `GRIDWEAVE_PLUGIN_CONFIG:${zh}`, en: `GRIDWEAVE_PLUGIN_CONFIG: ${en}` },
    { variables: ['GRIDWEAVE_PLUGIN_CONFIG'] },
  );
}
