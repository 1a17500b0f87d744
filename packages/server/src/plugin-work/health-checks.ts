import type { HealthResult } from '@gridweave/governance';
import type { HealthCheck } from '@gridweave/kit';

import { problemOf, type WorkOptions } from './job-runner.ts';

const EACH_MS = 60_000;
const FRESH_MS = 5_000;
const TIMEOUT_MS = 5_000;

/** Looks at what plugins depend on: each minute, and when an admin asks. */
export class HealthChecks {
  readonly #options: WorkOptions;
  readonly #results = new Map<string, HealthResult>();
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), EACH_MS);
    this.#timer.unref();
  }

  /** Looks at everything, unless that was done just now. */
  look(): Promise<void> {
    const results = [...this.#results.values()];
    const isFresh = results.length > 0 && results.every(({ at }) => Date.now() - at.getTime() < FRESH_MS);
    if (isFresh) return Promise.resolve();
    return (this.#looking ??= this.#look()
      .catch(this.#options.onError)
      .finally(() => {
        this.#looking = undefined;
      }));
  }

  /** What was found last, by plugin and check; nothing of one that was not looked at yet. */
  get results(): readonly HealthResult[] {
    return [...this.#results.values()];
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#ending.abort(new Error('the server is stopping'));
    await this.#looking;
  }

  async #look(): Promise<void> {
    const checks = this.#options
      .model()
      .plugins.flatMap(({ name, health }) => health.map((check) => [name, check] as const));
    const found = await Promise.all(checks.map(([plugin, check]) => this.#check(plugin, check)));
    if (this.#ending.signal.aborted) return;
    this.#results.clear();
    for (const result of found) this.#results.set(`${result.plugin} ${result.name}`, result);
  }

  async #check(plugin: string, { name, title, check }: HealthCheck): Promise<HealthResult> {
    const { engine, model, reportBug } = this.#options;
    const began = performance.now();
    const place = { plugin, coordinate: `health check ${name}`, timeoutMs: TIMEOUT_MS };
    const work = { place, signal: this.#ending.signal, readOnly: true };
    const problem = await engine.work(model(), work, check).then(
      () => null,
      (error: unknown) => problemOf(error, reportBug),
    );
    return { plugin, name, title, problem, at: new Date(), milliseconds: Math.round(performance.now() - began) };
  }
}
