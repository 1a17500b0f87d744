import { Store, useRateLimiter } from '@envelop/rate-limiter';

import type { Accounts } from './accounts.ts';
import { RateLimited } from './rate-limited.ts';

const allowed: readonly number[] = [];
// one call that never expires: with `max: 1` there is no room for another
const used: readonly number[] = [Infinity];

type Identity = Parameters<Store['getForIdentity']>[0];

/** The limiter's store over the accounts: one step takes and answers, so that calls at the same time cannot overtake it. */
class AccountStore extends Store {
  readonly #accounts: Accounts;

  constructor(accounts: Accounts) {
    super();
    this.#accounts = accounts;
  }

  override getForIdentity({ contextIdentity, fieldIdentity }: Identity): any {
    if (contextIdentity === counted) return allowed;
    const taken = this.#accounts.of(contextIdentity).field(fieldIdentity).take(1);
    if (typeof taken === 'boolean') return taken ? allowed : used;
    return taken.then((granted) => (granted ? allowed : used));
  }

  override setForIdentity(): void {}
}

const counted = '';

/** What the limiter has to know of a request. */
export interface Limited {
  readonly client: string;
  /** True when the fast lane has counted the root fields before it handed the request over. */
  readonly fieldsCounted: boolean;
}

/**
 * @envelop/rate-limiter over the same accounts that the fast lane charges. It keys calls by field name alone, so the
 * type's name is part of the identity here; its own stores read first and write later, so ours takes in one step.
 */
export function useFieldLimiter(accounts: Accounts, limitedOf: (context: any) => Limited): object {
  return useRateLimiter({
    identifyFn: (context) => {
      const { client, fieldsCounted } = limitedOf(context);
      return fieldsCounted ? counted : client;
    },
    store: new AccountStore(accounts),
    configByField: ['Query', 'Mutation', 'Subscription'].map((type) => ({
      type,
      field: '*',
      max: 1,
      window: '1m',
      identifyFn: () => type,
    })),
    formatError: ({ contextIdentity, fieldIdentity }) => JSON.stringify([contextIdentity, fieldIdentity]),
    transformError: (message) => {
      const [client, key] = JSON.parse(message) as [string, string];
      return new RateLimited('fields', accounts.of(client).field(key), key);
    },
  });
}
