import type { ErrorText, Title } from '@gridweave/kit';

/** A plugin of the configuration that this server process runs without, and why. */
export interface FailedPlugin {
  /** As it was given in GRIDWEAVE_PLUGINS where it could not be loaded. */
  readonly name: string;
  readonly title?: Title;
  readonly version?: string;
  readonly dependsOn: readonly string[];
  readonly problems: readonly ErrorText[];
}
