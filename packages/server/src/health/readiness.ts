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

/** All probes together; asked often, they look at most twice a second. */
export class ReadinessChecks {
  readonly #probes: Readonly<Record<string, Probe>>;
  #last: { readonly at: number; readonly result: Promise<Readiness> } | undefined;

  constructor(probes: Readonly<Record<string, Probe>>) {
    this.#probes = probes;
  }

  look(): Promise<Readiness> {
    const now = performance.now();
    if (this.#last === undefined || now - this.#last.at > FRESH_MS) this.#last = { at: now, result: this.#look() };
    return this.#last.result;
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
