import type { Position } from './position.ts';

/** How far an answer may have seen; a client that brings it back sees no less. */
export interface Seen {
  /** A replica that has replayed this shows no less. */
  readonly position: Position;
  /**
   * Where a replica answered: a commit can be visible there before it is on the primary, and its transaction has a
   * number below this. 0 where the primary answered.
   */
  readonly nextXid: number;
}

export const nothingSeen: Seen = { position: 0, nextXid: 0 };
