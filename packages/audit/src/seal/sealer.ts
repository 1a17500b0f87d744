import type { Database } from '@gridweave/database';

import type { SealKey } from './seal-key.ts';
import { writeSeal } from './write-seal.ts';

export interface SealerOptions {
  readonly database: Database;
  readonly key: SealKey;
  /** Milliseconds between two seals; 60,000 when not given. */
  readonly everyMs?: number;
  /** Told of seals that could not be written; the next one covers what they left out. */
  readonly onError: (error: unknown) => void;
}

/** Seals the log from time to time, until it is closed. */
export interface Sealer {
  /** Writes a last seal and ends; to be called after the log is closed. */
  close(): Promise<void>;
}

/** Starts sealing. Any number of processes may: each seal covers what all of them wrote. */
export function startSealing({ database, key, everyMs = 60_000, onError }: SealerOptions): Sealer {
  let sealing: Promise<unknown> = Promise.resolve();
  const seal = (): Promise<unknown> => (sealing = sealing.then(() => writeSeal(database.db, key)).catch(onError));
  const timer = setInterval(() => void seal(), everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await seal();
    },
  };
}
