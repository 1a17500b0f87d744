import type { Call, OperationSize } from '../wire/index.ts';
import type { Seen } from './seen.ts';

/** The read of one operation, which remembers how far its answer may have seen. */
export class ReplicatedRead {
  readonly #read: (calls: readonly Call[], size: OperationSize) => Promise<Seen>;
  /** Undefined until something was read. */
  seen: Seen | undefined;

  constructor(read: (calls: readonly Call[], size: OperationSize) => Promise<Seen>) {
    this.#read = read;
  }

  async run(calls: readonly Call[], size: OperationSize): Promise<void> {
    this.seen = await this.#read(calls, size);
  }
}
