import type { z } from 'zod';
import { GridweaveError } from '../errors/gridweave-error.ts';
import type { Plugin } from './plugin.ts';
import type { SettingValues } from './settings.ts';

/**
 * The values of all plugins' settings, of what a deployment gives by the names of plugins; what it leaves out is as the
 * plugin says.
 * @throws GridweaveError PLUGIN_INVALID that names the first plugin whose settings are wrong, and which; never a value
 */
export function settingValues(plugins: readonly Plugin[], given: Readonly<Record<string, unknown>>): SettingValues {
  return new Map(
    plugins.flatMap((plugin) => {
      const { name, settings } = plugin;
      if (!settings) {
        if (given[name] === undefined) return [];
        throw refused(name, '该插件没有设置项', 'it has no settings');
      }
      const read = settings.schema.safeParse(given[name] ?? {});
      if (!read.success) throw refused(name, faultsOf(read.error), faultsOf(read.error));
      return [[settings, { plugin: name, value: read.data }] as const];
    }),
  );
}

/** Where and what is wrong; messages of zod name what is expected, and not what was given. */
function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}

function refused(plugin: string, zh: string, en: string): GridweaveError {
  return new GridweaveError(
    'PLUGIN_INVALID',
    {
      zh: `插件 ${plugin} 的设置(GRIDWEAVE_PLUGIN_CONFIG)有误:${zh}`,
      en: `The settings of plugin ${plugin} (GRIDWEAVE_PLUGIN_CONFIG) are wrong: ${en}`,
    },
    { plugin },
  );
}
