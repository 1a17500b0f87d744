import type { Plugin } from '../plugin/plugin.ts';
import type { Problems } from './problems.ts';

/** Plugins after those that they depend on, otherwise in the order of the configuration. */
export function orderPlugins(plugins: readonly Plugin[], problems: Problems): readonly Plugin[] {
  const byName = new Map<string, Plugin>();
  for (const plugin of plugins) {
    if (byName.has(plugin.name))
      problems.add(plugin.name, 'name', '插件重名', 'two plugins have this name; remove one from the configuration');
    byName.set(plugin.name, plugin);
  }
  const ordered: Plugin[] = [];
  const state = new Map<string, 'visiting' | 'done'>();
  const visit = (plugin: Plugin, path: readonly string[]): void => {
    if (state.get(plugin.name) === 'done') return;
    if (state.get(plugin.name) === 'visiting') {
      problems.add(
        plugin.name,
        'dependsOn',
        '循环依赖',
        `plugins depend on each other in a circle: ${[...path, plugin.name].join(' → ')}`,
      );
      return;
    }
    state.set(plugin.name, 'visiting');
    for (const dependency of plugin.dependsOn) {
      const present = byName.get(dependency.name);
      if (!present)
        problems.add(
          plugin.name,
          'dependsOn',
          `缺少所依赖的插件 ${dependency.name}`,
          `it needs plugin ${dependency.name}; add that to the configuration`,
        );
      else visit(present, [...path, plugin.name]);
    }
    state.set(plugin.name, 'done');
    ordered.push(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return ordered;
}
