import type { FailedPlugin } from '@gridweave/governance';
import { GridweaveError, type Plugin } from '@gridweave/kit';

import { loadPlugin } from './load-plugin.ts';

/** The plugins of packages, and those that could not be loaded. */
export interface LoadedPlugins {
  readonly plugins: readonly Plugin[];
  readonly unloaded: readonly FailedPlugin[];
}

/** Loads plugins by name or folder, as loadPlugin does; one that cannot be loaded keeps no other from it. */
export async function loadPlugins(named: readonly string[], from: string, installed = from): Promise<LoadedPlugins> {
  const results = await Promise.allSettled(named.map((one) => loadPlugin(one, from, installed)));
  return {
    plugins: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    unloaded: results.flatMap((result, i) =>
      result.status === 'rejected' ? [unloaded(named[i]!, result.reason)] : [],
    ),
  };
}

function unloaded(name: string, error: unknown): FailedPlugin {
  if (!(error instanceof GridweaveError)) throw error;
  return { name, dependsOn: [], problems: [error.text] };
}
