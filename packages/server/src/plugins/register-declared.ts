import { isUnavailable } from '@gridweave/database';
import { GridweaveError, type Model, type Plugin } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import { describeError } from '../log/index.ts';

/**
 * Writes what all plugins declare into the core's reference tables.
 * @throws GridweaveError PLUGIN_INVALID that names the plugin whose declarations cannot be written
 */
export async function registerDeclared(db: Kysely<any>, { plugins }: Model): Promise<void> {
  const register = async (of: readonly Plugin[]): Promise<void> => {
    for (const { register: write } of plugins) await write?.(db, of);
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
      zh: `插件 ${name} 的专业网格种类或事件小类无法登记:${message}`,
      en: `The kinds of professional grids or categories of events of plugin ${name} cannot be registered: ${message}`,
    },
    { plugin: name },
    { cause },
  );
}
