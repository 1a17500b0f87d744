import type { PolicyStore } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';

import { requireJson } from '../http/content-type.ts';
import { readBody } from '../http/read-body.ts';
import { readParams } from '../http/read-params.ts';
import { Callers, noteOf } from '../identity/index.ts';
import { type Accounts, chargeRequest } from '../limits/index.ts';
import type { Exchange } from './exchange.ts';

/** What every request with an operation passes before it takes a lane: form, identity, rate, body, policy. */
export class Gate {
  readonly #policies: PolicyStore;
  readonly #callers: Callers;
  readonly #accounts: Accounts;
  readonly #bodyLimit: number;

  constructor(policies: PolicyStore, accounts: Accounts, bodyLimit: number) {
    this.#policies = policies;
    this.#callers = new Callers(policies);
    this.#accounts = accounts;
    this.#bodyLimit = bodyLimit;
  }

  async admit(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    const { headers } = request;
    requireJson(request);
    const charged = this.identify(exchange);
    if (charged) await charged;
    exchange.purpose = noteOf('X-Gridweave-Purpose', headers['x-gridweave-purpose']);
    exchange.onBehalfOf = noteOf('X-Gridweave-On-Behalf-Of', headers['x-gridweave-on-behalf-of']);
    exchange.deniedAsNull = deniedAsNull(headers['x-gridweave-denied']);
    exchange.params = readParams(await readBody(request, this.#bodyLimit));
    // after the body: sending it may have taken longer than the policy holds
    exchange.policy = this.#policies.policyFor(exchange.caller!);
  }

  /** Who asks, counted; for requests that bring no operation. */
  identify(exchange: Exchange): void | Promise<void> {
    const { headers, socket } = exchange.request;
    const caller = this.#callers.identify(headers.authorization, socket.remoteAddress ?? '');
    exchange.caller = caller;
    exchange.account = this.#accounts.of(caller.client);
    return chargeRequest(exchange.account);
  }
}

function deniedAsNull(header: string | readonly string[] | undefined): boolean {
  if (header === undefined) return false;
  if (header === 'null') return true;
  throw new GridweaveError('BAD_REQUEST', {
    zh: '请求头 X-Gridweave-Denied 只能是 null;不设时,含未授权字段的操作整个被拒绝',
    en: 'The header X-Gridweave-Denied can only be null; without it an operation with fields that were not granted is refused as a whole',
  });
}
