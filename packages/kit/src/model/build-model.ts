import type { Tightenings } from '../label/tighten.ts';
import type { Plugin } from '../plugin/plugin.ts';
import { checkConsole } from './check-console.ts';
import { checkWork } from './check-work.ts';
import { checkPlugin } from './check-plugin.ts';
import { Assembly } from './assembly.ts';
import type { Model } from './model.ts';
import { orderPlugins } from './order-plugins.ts';
import { Problems } from './problems.ts';
import { soundPlugin } from './sound-plugin.ts';

/**
 * Puts plugins together and checks them; labels that an admin has made stricter are raised before others inherit them.
 * @throws GridweaveError PLUGIN_INVALID with every problem found: plugin, type, field and the mend.
 */
export function buildModel(plugins: readonly Plugin[], tightenings: Tightenings = new Map()): Model {
  const problems = new Problems();
  if (!Array.isArray(plugins)) {
    problems.add('#', 'plugins', '插件应为数组', 'plugins must be a list');
    problems.throwIfAny();
  }
  const sound = plugins
    .map((plugin, index) => soundPlugin(plugin, index, problems))
    .filter((plugin) => plugin !== undefined);
  const ordered = orderPlugins(sound, problems);
  const assembly = new Assembly(ordered, problems);
  for (const plugin of ordered) {
    checkPlugin(plugin, problems);
    checkWork(plugin, problems);
    assembly.addPlugin(plugin);
  }
  for (const plugin of ordered) assembly.addFields(plugin);
  for (const plugin of ordered) assembly.addRoots(plugin);
  assembly.finish(tightenings);
  const model = assembly.result();
  for (const plugin of ordered) problems.guard(plugin.name, 'console', () => checkConsole(plugin, model, problems));
  problems.throwIfAny();
  return model;
}
