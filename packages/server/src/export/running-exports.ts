import { GridweaveError } from '@gridweave/kit';
import { LRUCache } from 'lru-cache';

import type { KnownExport, RunningExport } from './running-export.ts';

/** How many exports run at once, and how long one may take. */
export interface ExportLimits {
  readonly running: number;
  readonly ofClient: number;
  readonly timeMs: number;
  readonly idleMs: number;
}

const REMEMBERED_MS = 3_600_000;
const RETRY_SECONDS = 10;

/** The exports of this process: those that run, and for an hour what became of the others. */
export class RunningExports {
  readonly #limits: ExportLimits;
  readonly #running = new Set<RunningExport>();
  readonly #known = new LRUCache<string, KnownExport>({ max: 1_000, ttl: REMEMBERED_MS });
  /** By client, those that are about to start as well. */
  readonly #taken = new Map<string, number>();
  #stopped: Error | undefined;

  constructor(limits: ExportLimits) {
    this.#limits = limits;
  }

  /** Takes a place for one more export; returns how to give it back. @throws GridweaveError RATE_LIMITED, or why all were stopped */
  take(client: string): () => void {
    if (this.#stopped) throw this.#stopped;
    const own = this.#taken.get(client) ?? 0;
    const all = [...this.#taken.values()].reduce((sum, count) => sum + count, 0);
    if (own >= this.#limits.ofClient) throw tooMany(this.#limits.ofClient, '每个接入方', 'of one client');
    if (all >= this.#limits.running) throw tooMany(this.#limits.running, '每个节点', 'of a node');
    this.#taken.set(client, own + 1);
    return () => {
      const left = this.#taken.get(client)! - 1;
      if (left === 0) this.#taken.delete(client);
      else this.#taken.set(client, left);
    };
  }

  async run(one: RunningExport): Promise<void> {
    this.#running.add(one);
    this.#known.set(one.id, one);
    try {
      await one.run();
    } finally {
      this.#running.delete(one);
      this.#known.set(one.id, one.kept());
    }
  }

  /** The export of that id, if it is the client's own. */
  find(id: string, client: string): KnownExport | undefined {
    const found = this.#known.get(id);
    return found?.client === client ? found : undefined;
  }

  get count(): number {
    return this.#running.size;
  }

  /** Bytes that were read for clients and not yet taken by them. */
  get heldBytes(): number {
    return [...this.#running].reduce((sum, one) => sum + one.heldBytes, 0);
  }

  /** Ends all that run, and takes no more; their clients can go on elsewhere. */
  stop(reason: Error): void {
    this.#stopped = reason;
    for (const one of this.#running) one.interrupt(reason);
  }
}

function tooMany(most: number, zh: string, en: string): GridweaveError {
  return new GridweaveError(
    'RATE_LIMITED',
    {
      zh: `${zh}至多同时进行 ${most} 项导出。请等其中一项结束后再试`,
      en: `At most ${most} exports ${en} run at once. Try again when one of them has ended`,
    },
    { limit: 'exports', quota: most, retryAfter: RETRY_SECONDS },
  );
}
