import type { Plugin } from '../plugin/plugin.ts';
import type { Problems } from './problems.ts';
import { isObject, pluginLists, pluginParts } from './shape.ts';

/**
 * The plugin without what has not the shape of a definition, each of which is noted; so that all other checks may
 * rely on the shape, and still find their own faults in the rest. The plugin itself where all is well.
 */
export function soundPlugin(plugin: unknown, index: number, problems: Problems): Plugin | undefined {
  if (!isObject(plugin) || typeof plugin.name !== 'string' || plugin.name === '') {
    problems.add(
      `#${index + 1}`,
      'name',
      '不是插件,或没有名称',
      'it is no plugin or has no name; make it with definePlugin, and look for a circular import',
    );
    return undefined;
  }
  // what is no text is no schema either, which checkPlugin says
  const sound: Record<string, unknown> = typeof plugin.schema === 'string' ? {} : { schema: '' };
  for (const [name, { fault, shape }] of Object.entries(pluginParts)) {
    if (plugin[name] === undefined || fault(plugin[name]) === undefined) continue;
    problems.add(plugin.name, name, `应为 ${shape}`, `it must be ${shape}`);
    sound[name] = undefined;
  }
  for (const [name, { maker, fault }] of Object.entries(pluginLists)) {
    const items: unknown = plugin[name] ?? [];
    if (!Array.isArray(items)) {
      problems.add(plugin.name, name, '应为数组', 'it must be a list');
      sound[name] = [];
      continue;
    }
    const good = items.filter((item, at) => {
      const missing = fault(item);
      if (missing === undefined) return true;
      return problems.add(
        plugin.name,
        nameOf(item) ?? `${name}[${at}]`,
        `定义缺失或不完整: ${missing}`,
        `it is not a whole definition, ${missing} is missing or wrong: make it with ${maker}, and look for a circular import`,
      );
    });
    if (good.length !== items.length || plugin[name] !== items) sound[name] = good;
  }
  return (Object.keys(sound).length === 0 ? plugin : { ...plugin, ...sound }) as Plugin;
}

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item.kind === 'fields' ? item.type?.name : 'code' in item ? item.code : item.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
