import type { Plugin } from '@gridweave/kit';
import { z } from 'zod';

/** A setting of a plugin, without its value, which may be a password. */
export interface ShownSetting {
  readonly name: string;
  /** As the plugin describes it. */
  readonly description: string | null;
  readonly required: boolean;
  /** Whether the deployment gives it. */
  readonly isSet: boolean;
}

/** The settings that a plugin declares. */
export function shownSettings(plugin: Plugin, given: ReadonlySet<string>): readonly ShownSetting[] {
  if (!plugin.settings) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(plugin.settings.schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, { description?: string }>; required?: readonly string[] };
  return Object.entries(properties).map(([name, { description }]) => ({
    name,
    description: description ?? null,
    required: required.includes(name),
    isSet: given.has(name),
  }));
}
