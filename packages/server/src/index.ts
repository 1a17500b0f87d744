export { defineConfig, type GridweaveConfig, loadPlugin, loadPlugins, type LoadedPlugins } from './config/index.ts';
export { type Environment, readEnvironment, type Setting, settings } from './environment/index.ts';
export { type Logger, openLogger } from './log/index.ts';
export {
  migrationSources,
  type Platform,
  type PlatformOptions,
  type PrepareContext,
  type Services,
  startPlatform,
} from './platform/index.ts';
