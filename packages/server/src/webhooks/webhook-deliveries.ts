import type { ChangeEntry, Database } from '@gridweave/database';
import { DeliveryQueue, readRoutes, type Route } from '@gridweave/webhooks';

import { BatchDelivery, type DeliveryOptions, type DeliverySettings } from './batch-delivery.ts';

/** What the environment says about webhooks. */
export interface WebhookSettings extends DeliverySettings {
  /** Most webhooks of one client. */
  readonly perClient: number;
}

export interface WebhookOptions extends DeliveryOptions {
  readonly database: Database;
  /** Told of failures that pass by themselves. */
  readonly onError: (error: unknown) => void;
}

/** How often a process learns of webhooks that others have added, and of those that nobody has looked at. */
const REFRESH_MS = 5_000;

/**
 * Delivers webhooks of all clients. Every process follows the change log and puts the webhooks that follow what changed
 * into the queue that they share; which of them delivers is the queue's matter.
 */
export class WebhookDeliveries {
  readonly #options: WebhookOptions;
  readonly #queue: DeliveryQueue;
  #routes: readonly Route[] = [];
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> = Promise.resolve();
  #unfollow: () => void = () => {};

  constructor(options: WebhookOptions) {
    this.#options = options;
    const delivery = new BatchDelivery(options);
    this.#queue = new DeliveryQueue({
      database: options.database,
      deliver: (id, signal) => delivery.run(id, signal),
      onError: options.onError,
    });
  }

  async start(): Promise<void> {
    await this.#queue.start();
    await this.#refresh();
    // what changed while no process ran
    this.#queue.add(this.#routes);
    // who lost a right learns of it now, not with the next change
    this.#unfollow = this.#options.policies.onChange(() => this.#queue.add(this.#routes));
    this.#timer = setInterval(() => {
      this.#refreshing = this.#refreshing.then(() => this.#refresh());
    }, REFRESH_MS);
    this.#timer.unref();
  }

  /** What the tail of the change log tells. */
  readonly onEntries = (entries: readonly ChangeEntry[]): void => {
    if (this.#routes.length === 0) return;
    const changed = new Set(entries.map(({ type }) => type));
    this.#queue.add(this.#routes.filter(({ types }) => types.some((type) => changed.has(type))));
  };

  /** A webhook was added, or may go on: it is looked at now, or within a minute where the queue cannot be reached. */
  async wake(webhook: { readonly id: string; readonly client: string }): Promise<void> {
    await this.#refresh();
    await this.#queue.hasten(webhook).catch(this.#options.onError);
  }

  /** How many webhooks deliver, for metrics. */
  get size(): number {
    return this.#routes.length;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#unfollow();
    await this.#refreshing;
    await this.#queue.close();
  }

  async #refresh(): Promise<void> {
    try {
      this.#routes = await readRoutes(this.#options.db);
      this.#queue.add(this.#routes.filter(({ isStale }) => isStale));
    } catch (error) {
      this.#options.onError(error);
    }
  }
}
