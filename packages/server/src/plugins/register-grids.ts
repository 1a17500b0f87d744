import { isUnavailable } from '@gridweave/database';
import { GridweaveError, type Model, type Plugin } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import { describeError } from '../log/index.ts';

/**
 * Writes the kinds of professional grids of all plugins.
 * @throws GridweaveError PLUGIN_INVALID that names the plugin whose kinds cannot be written
 */
export async function registerGrids(db: Kysely<any>, { plugins }: Model): Promise<void> {
  const register = async (of: readonly Plugin[]): Promise<void> => {
    for (const { gridDirectory } of plugins)
      await gridDirectory?.register(
        db,
        of.flatMap(({ grids }) => grids),
      );
  };
  try {
    await register(plugins);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    for (const [i, plugin] of plugins.entries())
      await register(plugins.slice(0, i + 1)).catch((cause: unknown) => {
        throw isUnavailable(cause) ? cause : notRegistered(plugin, cause);
      });
    throw error;
  }
}

function notRegistered({ name }: Plugin, cause: unknown): GridweaveError {
  const { message } = describeError(cause);
  return new GridweaveError(
    'PLUGIN_INVALID',
    {
      zh: `插件 ${name} 的专业网格种类无法登记:${message}`,
      en: `The kinds of professional grids of plugin ${name} cannot be registered: ${message}`,
    },
    { plugin: name },
    { cause },
  );
}
