export { defineConfig, type GridweaveConfig } from './define-config.ts';
export { loadPlugin } from './load-plugin.ts';
