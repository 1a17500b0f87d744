import { LRUCache } from 'lru-cache';

import { LocalMeter, type Meter } from './meter.ts';
import { SharedMeter, type SharedCounter } from './shared-meter.ts';

/** What one client may use in a minute. */
export interface Rates {
  readonly requests: number;
  /** Calls of each root field. */
  readonly fields: number;
  /** Estimated records. */
  readonly cost: number;
}

/** What one client has used. */
export class Account {
  readonly client: string;
  readonly requests: Meter;
  readonly cost: Meter;
  readonly #fields = new Map<string, Meter>();
  readonly #newMeter: (name: string) => Meter;

  constructor(client: string, requests: Meter, cost: Meter, newFieldMeter: (name: string) => Meter) {
    this.client = client;
    this.requests = requests;
    this.cost = cost;
    this.#newMeter = newFieldMeter;
  }

  /** The meter of a root field; the key comes from the schema, so there are not more than root fields. */
  field(key: string): Meter {
    let meter = this.#fields.get(key);
    if (meter === undefined) {
      meter = this.#newMeter(key);
      this.#fields.set(key, meter);
    }
    return meter;
  }
}

/** The accounts of all clients, counted in this node or together with others. */
export class Accounts {
  /** What each client may use. */
  readonly rates: Rates;
  readonly #counter: SharedCounter | undefined;
  readonly #accounts = new LRUCache<string, Account>({ max: 10_000 });

  constructor(rates: Rates, counter?: SharedCounter) {
    this.rates = rates;
    this.#counter = counter;
  }

  of(client: string): Account {
    let account = this.#accounts.get(client);
    if (account === undefined) {
      account = new Account(
        client,
        this.#meter(`${client}:requests`, this.rates.requests),
        this.#meter(`${client}:cost`, this.rates.cost),
        (field) => this.#meter(`${client}:field:${field}`, this.rates.fields),
      );
      this.#accounts.set(client, account);
    }
    return account;
  }

  #meter(key: string, quota: number): Meter {
    return this.#counter ? new SharedMeter(key, quota, this.#counter) : new LocalMeter(quota);
  }
}
