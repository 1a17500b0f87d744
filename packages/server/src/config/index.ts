export { defineConfig, type GridweaveConfig } from './define-config.ts';
