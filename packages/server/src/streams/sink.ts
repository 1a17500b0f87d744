import type { ChangeMessage } from '@gridweave/engine';

import type { Refusal } from '../errors/index.ts';

/** Where a stream's messages go: one connection, whatever its protocol. */
export interface Sink {
  /** Bytes that the client has not taken yet. */
  readonly waiting: number;
  send(message: ChangeMessage): void;
  /** Ends the stream and tells why. */
  end(refusal: Refusal): void;
}
