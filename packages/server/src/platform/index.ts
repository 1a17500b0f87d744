export type { Services } from './services.ts';
export { migrationSources } from './sources.ts';
export { type Platform, type PlatformOptions, type PrepareContext, startPlatform } from './start-platform.ts';
