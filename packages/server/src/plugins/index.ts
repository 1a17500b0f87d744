export { PluginRoster } from './plugin-roster.ts';
export { registerGrids } from './register-grids.ts';
