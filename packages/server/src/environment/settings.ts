import { deploymentSettings } from './deployment-settings.ts';
import { operationSettings } from './operation-settings.ts';
import { serviceSettings } from './service-settings.ts';

/** Every setting that Gridweave reads from the environment, by its name in code. docs/settings.md lists the same. */
export const settings = { ...deploymentSettings, ...operationSettings, ...serviceSettings } as const;
