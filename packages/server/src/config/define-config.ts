import type { FailedPlugin } from '@gridweave/governance';
import type { Plugin } from '@gridweave/kit';

/** What a deployment is made of. */
export interface GridweaveConfig {
  /** The core and the departments; one that is left out is left out everywhere. */
  readonly plugins: readonly Plugin[];
  /** Those that could not be loaded. */
  readonly unloaded?: readonly FailedPlugin[];
}

/**
 * Declares a deployment, in its `gridweave.config.ts`:
 *
 * ```ts
 * export default defineConfig({ plugins: [core, fire] });
 * ```
 */
export function defineConfig(config: GridweaveConfig): GridweaveConfig {
  return config;
}
