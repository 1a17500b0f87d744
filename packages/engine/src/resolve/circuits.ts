import { GridweaveError } from '@gridweave/kit';

/** So many calls in a row have to run out of time before a field rests. */
const timeoutsBeforeRest = 5;
const restMs = 30_000;

interface Circuit {
  timeouts: number;
  restsUntil: number;
}

/**
 * Fields whose resolvers run out of time again and again rest for a while: they are answered at once, and requests do not wait
 * for a system that is away. After the rest one call decides whether it goes on.
 */
export class Circuits {
  readonly #circuits = new Map<string, Circuit>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @throws GridweaveError TIMEOUT while the field rests */
  check(plugin: string, coordinate: string): void {
    const circuit = this.#circuits.get(coordinate);
    const left = circuit === undefined ? 0 : circuit.restsUntil - this.#now();
    if (left <= 0) return;
    const seconds = Math.ceil(left / 1_000);
    throw new GridweaveError(
      'TIMEOUT',
      {
        zh: `插件 ${plugin} 的 ${coordinate} 连续超时,暂停 ${seconds} 秒后再试`,
        en: `${coordinate} of plugin ${plugin} ran out of time again and again; it is tried again in ${seconds} s`,
      },
      { plugin, field: coordinate },
    );
  }

  answered(coordinate: string): void {
    this.#circuits.delete(coordinate);
  }

  timedOut(coordinate: string): void {
    const circuit = this.#circuits.get(coordinate) ?? { timeouts: 0, restsUntil: 0 };
    circuit.timeouts += 1;
    if (circuit.timeouts >= timeoutsBeforeRest) circuit.restsUntil = this.#now() + restMs;
    this.#circuits.set(coordinate, circuit);
  }
}
