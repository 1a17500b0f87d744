import type { Database } from '@gridweave/database';
import { types } from 'pg';
import { type Job, PgBoss } from 'pg-boss';

export interface QueueOptions {
  readonly database: Database;
  /**
   * Delivers what a webhook has to deliver, and tells whether more is left; no two processes do so for one webhook. What
   * it throws has it called again, later each time.
   */
  readonly deliver: (id: string, signal: AbortSignal) => Promise<boolean>;
  /** Told of failures of the queue itself; it goes on. */
  readonly onError: (error: Error) => void;
}

interface Delivery {
  readonly id: string;
}

const QUEUE = 'deliver';
/** Webhooks that one process delivers to at once, and those of one client over all processes. */
const WORKERS = 6;
const PER_CLIENT = 4;
/** One worker looks often, for retries that are due; the others look when they are called. */
const OFTEN_S = 1;
const SELDOM_S = 10;
/** A process that has not been heard of for so long is taken for dead, and its webhooks go to others. */
const HEARTBEAT_S = 10;
const GATHER_MS = 50;
const STOP_MS = 5_000;

const schedule = {
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 3 * 3_600,
  heartbeatSeconds: HEARTBEAT_S,
  expireInSeconds: 600,
  deleteAfterSeconds: 60,
} as const;

/**
 * The queue of webhooks that have something to deliver, in PostgreSQL: each webhook is in it once at most, whether it
 * waits, runs in some process, or waits for another attempt.
 */
export class DeliveryQueue {
  readonly #options: QueueOptions;
  readonly #boss: PgBoss;
  readonly #ending = new AbortController();
  readonly #workers: string[] = [];
  /** Webhooks that run here, and whether they were called meanwhile: what came after they had looked needs another look. */
  readonly #running = new Map<string, boolean>();
  #gathered = new Map<string, string>();
  #flushing: Promise<void> | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
    const { pool } = options.database;
    this.#boss = new PgBoss({
      // the platform's pool gives times as texts, the queue expects what node-postgres gives by itself
      db: { executeSql: (text, values) => pool.query({ text, values: values as unknown[], types }) },
      schema: 'webhook_queue',
      schedule: false,
      registerInstance: false,
      superviseIntervalSeconds: HEARTBEAT_S / 2,
      monitorIntervalSeconds: HEARTBEAT_S / 2,
      maintenanceIntervalSeconds: 60,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    });
    this.#boss.on('error', (error) => options.onError(error));
  }

  /** Makes the queue's tables where they are missing, and begins to deliver. */
  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(QUEUE, { policy: 'exclusive', ...schedule });
    for (let i = 0; i < WORKERS; i++)
      this.#workers.push(
        await this.#boss.work<Delivery>(
          QUEUE,
          { pollingIntervalSeconds: i === 0 ? OFTEN_S : SELDOM_S, groupConcurrency: PER_CLIENT },
          ([job]) => this.#run(job!),
        ),
      );
  }

  /** Has webhooks looked at soon, unless they wait for another attempt. */
  add(webhooks: readonly { readonly id: string; readonly client: string }[]): void {
    for (const { id, client } of webhooks)
      if (this.#running.has(id)) this.#running.set(id, true);
      else this.#gathered.set(id, client);
    if (this.#gathered.size > 0) this.#flushing ??= this.#flush();
  }

  /** Has a webhook looked at now, even where it waits for another attempt. */
  async hasten(webhook: { readonly id: string; readonly client: string }): Promise<void> {
    await this.#boss.update(QUEUE, undefined, { singletonKey: webhook.id, startAfter: 0 });
    this.add([webhook]);
  }

  /** Breaks off what is on its way, which others take over, and ends. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#flushing;
    await this.#boss.stop({ close: false, timeout: STOP_MS });
  }

  async #run(job: Job<Delivery>): Promise<void> {
    const { id } = job.data;
    this.#running.set(id, false);
    const client = job.groupId ?? '';
    try {
      const signal = AbortSignal.any([job.signal, this.#ending.signal]);
      if (await this.#options.deliver(id, signal)) this.#running.set(id, true);
      // completed here already, since the same webhook can be added only then
      await this.#boss.complete(QUEUE, { id: job.id, retryCount: job.retryCount });
    } finally {
      const isCalled = this.#running.get(id);
      this.#running.delete(id);
      if (isCalled) this.add([{ id, client }]);
    }
  }

  async #flush(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, GATHER_MS);
    });
    const gathered = this.#gathered;
    this.#gathered = new Map();
    this.#flushing = undefined;
    if (this.#ending.signal.aborted) return;
    try {
      await this.#boss.insert(
        QUEUE,
        [...gathered].map(([id, client]) => ({ data: { id }, singletonKey: id, group: { id: client } })),
      );
      for (const worker of this.#workers) this.#boss.notifyWorker(worker);
    } catch (error) {
      this.#options.onError(error as Error);
    }
  }
}
