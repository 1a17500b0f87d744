import type { ErrorText, Title } from '@gridweave/kit';

/** A run of a plugin's job. */
export interface JobRun {
  /** The moment of the schedule, or when an admin began it. */
  readonly due: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: 'running' | 'done' | 'failed' | 'lost';
  /** What the job says of itself. */
  readonly result: string | null;
  readonly problem: ErrorText | null;
}

/** What a health check of a plugin found. */
export interface HealthResult {
  readonly plugin: string;
  readonly name: string;
  readonly title: Title;
  /** Null when all is well. */
  readonly problem: ErrorText | null;
  readonly at: Date;
  readonly milliseconds: number;
}

/** What plugins do by themselves, as admins see it. */
export interface PluginWork {
  /** The newest runs of a job, of all server processes. */
  runsOf(plugin: string, job: string, first: number): Promise<readonly JobRun[]>;
  /** Begins a run now. @throws GridweaveError BAD_USER_INPUT when there is no such job, or it runs */
  begin(plugin: string, job: string): Promise<void>;
  /** Looks at the health of all plugins of this process, unless that was done just now. */
  health(): Promise<readonly HealthResult[]>;
  /** What was found last. */
  readonly lastHealth: readonly HealthResult[];
}
