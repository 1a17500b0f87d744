import { addDesk, type FailedPlugin } from '@gridweave/governance';
import { buildModel, buildSchema, type ErrorText, GridweaveError, type Model, type Plugin } from '@gridweave/kit';

import { dependenciesOf, failedPlugin, nameOf, withoutDependencies } from './failed-plugin.ts';
import { type FoundProblem, textOf } from './problems-of.ts';

/** A model of the plugins that are sound together, and the others. */
export interface SoundPlugins {
  readonly model: Model;
  readonly failed: readonly FailedPlugin[];
}

/** The model of plugins, where its GraphQL schema can be made as well. @throws GridweaveError PLUGIN_INVALID */
export function soundModel(plugins: readonly Plugin[]): Model {
  const model = buildModel(plugins);
  buildSchema(model, undefined, addDesk);
  return model;
}

/**
 * Leaves out plugins that are not sound, and those that build on them; of two that cannot be there together the one
 * that stands first stays.
 * @throws GridweaveError PLUGIN_INVALID when it is the first of the list, which the others stand on
 */
export function soundPlugins(plugins: readonly Plugin[]): SoundPlugins {
  try {
    return { model: soundModel(plugins), failed: [] };
  } catch (error) {
    // without a first there is nothing to leave out
    if (!Array.isArray(plugins) || plugins.length === 0) throw error;
    return oneByOne(plugins, error);
  }
}

function oneByOne([first, ...others]: readonly Plugin[], together: unknown): SoundPlugins {
  const taken: Plugin[] = [first!];
  let model = soundModel(taken);
  const failed: FailedPlugin[] = [];
  const missingOf = (plugin: Plugin): readonly string[] =>
    dependenciesOf(plugin).filter((name) => !taken.some((other) => other.name === name));
  const waiting = [...others];
  for (;;) {
    const at = waiting.findIndex((plugin) => missingOf(plugin).length === 0);
    if (at < 0) break;
    const [next] = waiting.splice(at, 1) as [Plugin];
    try {
      model = soundModel([...taken, next]);
      taken.push(next);
    } catch (error) {
      failed.push(failedPlugin(next, error));
    }
  }
  for (const plugin of waiting) {
    const told = dependencyProblems(together, nameOf(plugin));
    const off = withoutDependencies(plugin, missingOf(plugin));
    failed.push(told.length > 0 ? { ...off, problems: told } : off);
  }
  return { model, failed };
}

/** A circle, or a plugin that is not in the configuration, as buildModel tells it of all plugins together. */
function dependencyProblems(error: unknown, plugin: string): readonly ErrorText[] {
  const { problems = [] } = (error instanceof GridweaveError ? error.details : {}) as { problems?: FoundProblem[] };
  return problems
    .filter((found) => found.plugin === plugin && found.where === 'dependsOn')
    .map((found) => textOf(found, plugin));
}
