export { type Environment, readEnvironment } from './environment.ts';
export type { Setting } from './setting.ts';
export { settings } from './settings.ts';
