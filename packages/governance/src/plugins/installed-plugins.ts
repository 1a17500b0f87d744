import type { ErrorText, Plugin, Title } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';

/** A plugin of the configuration, as admins see it. */
export interface InstalledPlugin {
  readonly name: string;
  readonly title: Title | undefined;
  readonly version: string | undefined;
  readonly dependsOn: readonly string[];
  readonly status: 'on' | 'off' | 'failed';
  readonly problems: readonly ErrorText[];
  /** Of one that is there. */
  readonly plugin: Plugin | undefined;
}

/** The plugins that are there, in the order of dependencies, then those that failed. */
export function installedPlugins({ policies, installed }: AdminContext): readonly InstalledPlugin[] {
  const sound = policies.models.declared.plugins.map((plugin): InstalledPlugin => ({
    name: plugin.name,
    title: plugin.title,
    version: plugin.version,
    dependsOn: plugin.dependsOn.map(({ name }) => name),
    status: policies.model.plugins.some(({ name }) => name === plugin.name) ? 'on' : 'off',
    problems: [],
    plugin,
  }));
  const failed = installed.failed.map(({ name, title, version, dependsOn, problems }): InstalledPlugin => ({
    name,
    title,
    version,
    dependsOn,
    status: 'failed',
    problems,
    plugin: undefined,
  }));
  return [...sound, ...failed];
}
