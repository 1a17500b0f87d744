import type { Call, OperationSize } from '../wire/index.ts';
import type { Position } from './position.ts';
import type { Replicas } from './replicas.ts';

/** The read of one operation. */
export class ReplicatedRead {
  readonly #replicas: Replicas;
  readonly #client: string;
  readonly #seen: Position;
  /** How far the answer may have seen; undefined until something was read. */
  position: Position | undefined;

  constructor(replicas: Replicas, client: string, seen: Position) {
    this.#replicas = replicas;
    this.#client = client;
    this.#seen = seen;
  }

  async run(calls: readonly Call[], size: OperationSize): Promise<void> {
    this.position = await this.#replicas.read(calls, size, this.#client, this.#seen);
  }
}
