import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { type ErrorText, GridweaveError, type Plugin } from '@gridweave/kit';

/**
 * The plugin of a package: its default export, or its only export that definePlugin made.
 *
 * @param named the name of an installed package, or the folder of one: `../urban-management`
 * @param from the folder from which folders are looked for, with a slash at its end
 * @param installed a file beside which packages are installed; the same folder unless told
 * @throws GridweaveError PLUGIN_INVALID that says what is missing and how to mend it
 */
export async function loadPlugin(named: string, from: string, installed = from): Promise<Plugin> {
  const entry = await entryOf(named, from, installed);
  const module = await import(pathToFileURL(entry).href).catch((error: unknown) => {
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw refused(named, `载入失败:${said}`, `it cannot be loaded: ${said}`);
  });
  const [plugin, ...others] = isPlugin(module.default) ? [module.default] : Object.values(module).filter(isPlugin);
  if (plugin && others.length === 0) return plugin;
  throw refused(
    named,
    plugin ? '导出了多个插件,请以 default 导出其中一个' : '没有导出插件,请以 default 导出 definePlugin 的结果',
    plugin
      ? 'it exports several plugins; export the one that is meant as default'
      : 'it exports no plugin; export what definePlugin returns as default',
  );
}

async function entryOf(named: string, from: string, installed: string): Promise<string> {
  const isFolder = named.startsWith('.') || path.isAbsolute(named);
  if (!isFolder) return resolve(named, installed, named);
  const folder = path.resolve(from, named);
  const manifest = await readFile(path.join(folder, 'package.json'), 'utf8').catch(async () => {
    const there = await stat(folder).catch(() => undefined);
    throw refused(
      named,
      there ? '该目录中没有 package.json' : `目录 ${folder} 不存在`,
      there ? 'the folder has no package.json' : `there is no folder ${folder}`,
    );
  });
  let name: unknown;
  try {
    ({ name } = JSON.parse(manifest) as { name?: unknown });
  } catch {
    throw refused(named, '其 package.json 不是 JSON', 'its package.json is no JSON');
  }
  // a package finds itself by its name, as its exports say
  return resolve(String(name), path.join(folder, 'package.json'), named);
}

function resolve(name: string, from: string, named: string): string {
  try {
    return createRequire(from).resolve(name);
  } catch {
    throw refused(
      named,
      `找不到包 ${name} 或其 exports 入口;请安装或构建它`,
      `package ${name}, or the file that its exports name, is not there; install it, or build it`,
    );
  }
}

function isPlugin(value: unknown): value is Plugin {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['name', 'title', 'schema', 'dependsOn', 'fields'].every((k) => k in value)
  );
}

function refused(named: string, zh: string, en: string): GridweaveError {
  const text: ErrorText = { zh: `插件 ${named}:${zh}`, en: `Plugin ${named}: ${en}` };
  return new GridweaveError('PLUGIN_INVALID', text, { plugin: named });
}
