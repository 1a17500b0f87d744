import type { ErrorCode } from '@gridweave/kit';

/**
 * `complete`: all rows were sent. `ended`: by the server, and the error says why. `disconnected`: the client went away.
 * `idle`: it took nothing for too long.
 */
export type ExportState = 'running' | 'complete' | 'ended' | 'disconnected' | 'idle';

/** Why an export ended before its last row. */
export interface ExportFault {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A place to go on from: the rows that came before it, and its cursor. */
export interface Place {
  readonly rows: number;
  readonly cursor: string;
}
