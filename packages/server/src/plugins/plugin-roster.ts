import type { FailedPlugin } from '@gridweave/governance';
import { GridweaveError, type Model, type Plugin } from '@gridweave/kit';

import { dependenciesOf, failedPlugin, withoutDependencies } from './failed-plugin.ts';
import { soundModel, soundPlugins } from './sound-plugins.ts';

export interface RosterOptions {
  readonly plugins: readonly Plugin[];
  /** Plugins that could not be loaded. */
  readonly unloaded: readonly FailedPlugin[];
  /** Whether a plugin that fails ends the start. */
  readonly strict: boolean;
  readonly onFailure: (plugin: FailedPlugin) => void;
}

/** Which plugins this server process runs with, and which it runs without. */
export class PluginRoster {
  readonly #options: RosterOptions;
  readonly #failed: FailedPlugin[] = [];
  #model: Model;

  /** @throws GridweaveError PLUGIN_INVALID when strict and a plugin fails, or when the first of them does */
  constructor(options: RosterOptions) {
    this.#options = options;
    const { plugins, unloaded, strict } = options;
    if (strict && unloaded.length > 0) throw notLoaded(unloaded);
    this.#fail(...unloaded);
    if (strict) this.#model = soundModel(plugins);
    else {
      const { model, failed } = soundPlugins(plugins);
      this.#model = model;
      this.#fail(...failed);
    }
  }

  /** The graph of the plugins that are there. */
  get model(): Model {
    return this.#model;
  }

  get failed(): readonly FailedPlugin[] {
    return this.#failed;
  }

  /** Does a step of the start, again and again without the plugin that it fails for. */
  async attempt<T>(step: (model: Model) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await step(this.#model);
      } catch (error) {
        const guilty = this.#guiltyOf(error);
        if (guilty === undefined || this.#options.strict) throw error;
        this.#drop(guilty, error);
      }
    }
  }

  /** The plugin that an error names, unless it is the one that the others stand on. */
  #guiltyOf(error: unknown): Plugin | undefined {
    if (!(error instanceof GridweaveError)) return undefined;
    const { plugin } = error.details;
    return this.#model.plugins.find((one) => one.name === plugin && one.name !== this.#options.plugins[0]!.name);
  }

  #drop(plugin: Plugin, error: unknown): void {
    const failed = [failedPlugin(plugin, error)];
    const gone = new Set([plugin.name]);
    // in the order of dependencies
    for (const other of this.#model.plugins) {
      const missing = dependenciesOf(other).filter((name) => gone.has(name));
      if (missing.length === 0 || gone.has(other.name)) continue;
      gone.add(other.name);
      failed.push(withoutDependencies(other, missing));
    }
    this.#model = soundModel(this.#model.plugins.filter(({ name }) => !gone.has(name)));
    this.#fail(...failed);
  }

  #fail(...failed: readonly FailedPlugin[]): void {
    this.#failed.push(...failed);
    for (const plugin of failed) this.#options.onFailure(plugin);
  }
}

function notLoaded(plugins: readonly FailedPlugin[]): GridweaveError {
  const problems = plugins.flatMap((plugin) => plugin.problems);
  return new GridweaveError('PLUGIN_INVALID', {
    zh: problems.map(({ zh }) => zh).join('\n'),
    en: problems.map(({ en }) => en).join('\n'),
  });
}
