import type { ErrorText } from '@gridweave/kit';

/** One thing that has to hold before queries are answered. */
export interface Check {
  readonly ok: boolean;
  /** Why it does not hold, or something worth knowing when it does. */
  readonly reason?: ErrorText;
}

/** Looks at one thing; never throws. */
export type Probe = () => Check | Promise<Check>;

export interface Readiness {
  readonly status: 'ready' | 'not ready';
  readonly checks: Readonly<Record<string, Check>>;
}

const FRESH_MS = 500;

/** All probes together. Asked often, they look at most twice a second while everything holds. */
export class ReadinessChecks {
  readonly #probes: Readonly<Record<string, Probe>>;
  #looking: Promise<Readiness> | undefined;
  #held: { readonly at: number; readonly readiness: Readiness } | undefined;

  constructor(probes: Readonly<Record<string, Probe>>) {
    this.#probes = probes;
  }

  async look(): Promise<Readiness> {
    if (this.#held && performance.now() - this.#held.at < FRESH_MS) return this.#held.readiness;
    this.#looking ??= this.#look();
    try {
      const readiness = await this.#looking;
      this.#held = readiness.status === 'ready' ? { at: performance.now(), readiness } : undefined;
      return readiness;
    } finally {
      this.#looking = undefined;
    }
  }

  async #look(): Promise<Readiness> {
    const names = Object.keys(this.#probes);
    const found = await Promise.all(names.map((name) => this.#probes[name]!()));
    return {
      status: found.every((check) => check.ok) ? 'ready' : 'not ready',
      checks: Object.fromEntries(names.map((name, i) => [name, found[i]!])),
    };
  }
}
