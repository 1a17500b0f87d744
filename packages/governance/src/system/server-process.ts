import type { ErrorText } from '@gridweave/kit';

/** A replica as one server process sees it. */
export interface SeenReplica {
  readonly name: string;
  readonly fault: ErrorText | null;
  readonly lagMs: number | null;
  readonly reads: number;
}

/** What a server process tells of itself. */
export interface ProcessFacts {
  readonly policyVersion: string;
  /** How long ago it had confirmed the policy, when it told this. */
  readonly confirmedAgoMs: number;
  readonly leaseMs: number;
  readonly failedPlugins: number;
  readonly memoryMb: number;
  readonly connections: number;
  readonly connectionsIdle: number;
  readonly connectionsWaiting: number;
  readonly auditWaiting: number;
  readonly streams: number;
  readonly exports: number;
  readonly primaryReads: number;
  readonly replicas: readonly SeenReplica[];
}

/** A server process and what it told of itself last. */
export interface ServerProcess extends ProcessFacts {
  readonly id: string;
  /** Host and number of the process. */
  readonly name: string;
  readonly startedAt: Date;
  readonly toldAt: Date;
  /** It told of itself just now. */
  readonly isAlive: boolean;
  /** It answers this call. */
  readonly isThis: boolean;
}

/** The server processes that share the database. */
export interface Processes {
  list(): Promise<readonly ServerProcess[]>;
}
