import type { Account } from './accounts.ts';
import { tooLarge, type KnownDocument, type OperationFacts } from '../documents/index.ts';
import type { Meter } from './meter.ts';
import { RateLimited, type RateLimit } from './rate-limited.ts';

/** Uses `n` of a meter. @throws RateLimited; asynchronously where other nodes have to be asked. */
function charge(meter: Meter, n: number, limit: RateLimit, key?: string): void | Promise<void> {
  const taken = meter.take(n);
  if (taken === true) return;
  if (taken === false) throw new RateLimited(limit, meter, key);
  return refuseUnless(taken, meter, limit, key);
}

async function refuseUnless(
  taken: Promise<boolean>,
  meter: Meter,
  limit: RateLimit,
  key: string | undefined,
): Promise<void> {
  if (!(await taken)) throw new RateLimited(limit, meter, key);
}

/** Counts a request of a client. */
export function chargeRequest(account: Account): void | Promise<void> {
  return charge(account.requests, 1, 'requests');
}

/** Estimates an operation, refuses one that is too large, and counts the others against what the client may read. */
export function chargeCost(
  account: Account,
  operation: OperationFacts,
  variables: Readonly<Record<string, unknown>>,
  most: number,
): void | Promise<void> {
  const cost = operation.cost(variables);
  if (cost > most) throw tooLarge('cost', most, cost);
  if (cost > 0) return charge(account.cost, cost, 'cost');
}

/** Counts each root field of a document, aliases one by one. */
export function chargeFields(account: Account, document: KnownDocument): void | Promise<unknown> {
  let waiting: Promise<void>[] | undefined;
  for (const key of document.rootFields) {
    const charged = charge(account.field(key), 1, 'fields', key);
    if (charged) (waiting ??= []).push(charged);
  }
  if (waiting) return Promise.all(waiting);
}
