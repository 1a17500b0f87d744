import type { z } from 'zod';

/** What a deployment sets for a plugin: addresses of other systems, keys, limits. Each platform has values of its own. */
export interface PluginSettings<T = any> {
  readonly kind: 'settings';
  readonly schema: z.ZodType<T>;
}

/**
 * Declares the settings of a plugin; with a title in Chinese and English as the description of each, which admins see:
 *
 * ```ts
 * export const fireSettings = defineSettings(z.strictObject({
 *   alarms: z.url().optional().describe('报警平台的地址 / address of the alarm system') }));
 * // in a resolver, mutation, job or check: context.settings(fireSettings).alarms
 * ```
 */
export function defineSettings<T extends Readonly<Record<string, unknown>>>(schema: z.ZodType<T>): PluginSettings<T> {
  return { kind: 'settings', schema };
}

/** Gives the values of a plugin's own settings. @throws Error for settings of another plugin */
export type ReadSettings = <T>(settings: PluginSettings<T>) => T;

/** The values of the settings of all plugins of a platform. */
export type SettingValues = ReadonlyMap<PluginSettings, { readonly plugin: string; readonly value: unknown }>;
