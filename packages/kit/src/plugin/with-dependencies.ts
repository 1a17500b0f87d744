import type { Plugin } from './plugin.ts';

/** A plugin after all that it builds on, each once. */
export function withDependencies(plugin: Plugin): readonly Plugin[] {
  const found = new Set<Plugin>();
  const visit = (one: Plugin): void => {
    if (found.has(one)) return;
    one.dependsOn.forEach(visit);
    found.add(one);
  };
  visit(plugin);
  return [...found];
}
