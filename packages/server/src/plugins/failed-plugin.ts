import type { FailedPlugin } from '@gridweave/governance';
import type { ErrorText, Plugin } from '@gridweave/kit';

import { problemsOf } from './problems-of.ts';

/** A plugin about which something was thrown. */
export function failedPlugin(plugin: Plugin, error: unknown): FailedPlugin {
  return { ...factsOf(plugin), problems: problemsOf(error, nameOf(plugin)) };
}

/** A plugin that builds on others which are not there. */
export function withoutDependencies(plugin: Plugin, missing: readonly string[]): FailedPlugin {
  const problems = missing.map((name): ErrorText => ({
    zh: `所依赖的插件 ${name} 未能启用`,
    en: `it builds on plugin ${name}, which is off`,
  }));
  return { ...factsOf(plugin), problems };
}

/** The names of the plugins that it builds on; what is no plugin among them is told by buildModel. */
export function dependenciesOf(plugin: Plugin): readonly string[] {
  const given: readonly (Plugin | undefined)[] = Array.isArray(plugin?.dependsOn) ? plugin.dependsOn : [];
  return given.flatMap((other) => (typeof other?.name === 'string' ? [other.name] : []));
}

/** Authors of JavaScript have no types, so what stands in the configuration may be no plugin at all. */
export function nameOf(plugin: Plugin): string {
  return typeof plugin?.name === 'string' && plugin.name !== '' ? plugin.name : '?';
}

function factsOf(plugin: Plugin): Omit<FailedPlugin, 'problems'> {
  const { title, version } = plugin ?? {};
  return {
    name: nameOf(plugin),
    ...(typeof title?.zh === 'string' && typeof title.en === 'string' ? { title } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    dependsOn: dependenciesOf(plugin),
  };
}
