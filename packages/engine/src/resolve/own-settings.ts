import type { PluginSettings, ReadSettings, SettingValues } from '@gridweave/kit';

/** The settings of a plugin as its own code reads them: those of others stay theirs. */
export function ownSettings(values: SettingValues, plugin: string): ReadSettings {
  return <T>(settings: PluginSettings<T>): T => {
    const found = values.get(settings);
    if (found?.plugin !== plugin)
      throw new Error(`these are no settings of plugin ${plugin}; name them in its definition`);
    return found.value as T;
  };
}
