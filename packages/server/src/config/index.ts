export { defineConfig, type GridweaveConfig } from './define-config.ts';
export { loadPlugin } from './load-plugin.ts';
export { loadPlugins, type LoadedPlugins } from './load-plugins.ts';
