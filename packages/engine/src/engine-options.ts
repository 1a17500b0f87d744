import type { AnswerLimits } from '@gridweave/access';
import type { SchemaExtension, SettingValues } from '@gridweave/kit';
import type { Kysely } from 'kysely';
import type { ChangeLog } from './change-log.ts';
import type { Confine } from './confine.ts';
import type { OpenRecords } from './open-records.ts';
import type { ReplicaState } from './replicas/index.ts';
import type { ResolverLimits } from './resolve/budget.ts';
import type { ReportBug } from './run/execution-errors.ts';

export interface EngineOptions {
  /** Where reads go; read-only connections of the engine's own. */
  readonly url: string;
  /** The platform's own root fields beside those of the model; `executeOwn` answers them. */
  readonly extend?: SchemaExtension;
  /** Where mutations write, and where the answers of rounded counts are kept. */
  readonly db: Kysely<any>;
  readonly answerLimits?: AnswerLimits;
  /** How they write records. */
  readonly records: OpenRecords;
  /** What their transactions let plugins touch; without it mutations are not served. */
  readonly confine?: Confine;
  /** The log that `changes` reads; without it they are not served. */
  readonly changeLog?: ChangeLog;
  readonly pointLanes?: number;
  readonly pageLanes?: number;
  readonly statementTimeoutMs?: number;
  /** What resolvers of plugins may take. */
  readonly resolverLimits?: ResolverLimits;
  /** What the deployment sets for plugins. */
  readonly pluginSettings?: SettingValues;
  readonly maximumBytes?: number;
  /** How many plans are kept. */
  readonly planCacheSize?: number;
  readonly onBug?: ReportBug;
  readonly onDatabaseFailure?: (failure: Error) => void;
  /** Standbys that answer reads which say what they have to show. */
  readonly replicas?: {
    readonly urls: readonly string[];
    /** One that is further behind is left out. */
    readonly maximumLagMs: number;
    /** Told when reads begin or cease to go to a replica. */
    readonly onChange?: (state: ReplicaState) => void;
  };
}
