import type { Migration } from '@gridweave/kit';

/** The steps of one plugin and the PostgreSQL schema that they build. */
export interface MigrationSource {
  readonly plugin: string;
  readonly schema: string;
  /** Plugins whose steps come first. Each has to be among the sources, if only with no steps. */
  readonly dependsOn?: readonly string[];
  readonly migrations: readonly Migration[];
  /** The tables that plugins which depend on it may read and refer to. */
  readonly tables?: readonly string[];
  /** True for plugins: their steps run under a role of their own and are undone when they touch what is not theirs. */
  readonly fenced?: boolean;
}
