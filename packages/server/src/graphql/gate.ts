import type { IncomingHttpHeaders } from 'node:http';

import type { Identity, PolicyStore } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';

import { type Sessions, sessionToken } from '../console/index.ts';
import { requireJson } from '../http/content-type.ts';
import { readBody } from '../http/read-body.ts';
import { readParams, type RequestParams } from '../http/read-params.ts';
import { Callers, noteOf } from '../identity/index.ts';
import { type Accounts, chargeRequest } from '../limits/index.ts';
import type { Exchange } from './exchange.ts';
import { readSeen } from './seen-header.ts';

export interface GateOptions {
  readonly policies: PolicyStore;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly bodyLimit: number;
  /** What a client has seen matters only then. */
  readonly readsReplicas: boolean;
}

/** An operation of a client, kept for a stream. */
export interface Kept extends Pick<Exchange, 'purpose' | 'onBehalfOf' | 'deniedAsNull'> {
  readonly caller: Identity;
  readonly params: RequestParams;
}

/** What every request with an operation passes before it takes a lane: form, identity, rate, body, policy. */
export class Gate {
  readonly #policies: PolicyStore;
  readonly #callers: Callers;
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #bodyLimit: number;
  readonly #readsReplicas: boolean;

  constructor(options: GateOptions) {
    this.#policies = options.policies;
    this.#callers = new Callers(options.policies);
    this.#accounts = options.accounts;
    this.#sessions = options.sessions;
    this.#bodyLimit = options.bodyLimit;
    this.#readsReplicas = options.readsReplicas;
  }

  async admit(exchange: Exchange): Promise<void> {
    const { request } = exchange;
    const { headers } = request;
    requireJson(request);
    const charged = this.identify(exchange, headers.authorization);
    if (charged) await charged;
    readNotes(exchange, headers);
    if (this.#readsReplicas) exchange.seen = readSeen(headers['x-gridweave-seen']);
    exchange.params = readParams(await readBody(request, this.#bodyLimit));
    // after the body: sending it may have taken longer than the policy holds
    exchange.policy = this.#policies.policyFor(exchange.caller!);
  }

  /** An operation that comes over a connection whose key and headers were sent when it was opened. */
  async admitOver(exchange: Exchange, headers: IncomingHttpHeaders, params: RequestParams): Promise<void> {
    await this.identify(exchange, headers.authorization);
    readNotes(exchange, headers);
    exchange.params = params;
    exchange.policy = this.#policies.policyFor(exchange.caller!);
  }

  /** An operation that was admitted before and kept for a stream, by the client that it was kept for. */
  async admitKept(exchange: Exchange, { caller, params, ...notes }: Kept): Promise<void> {
    const { remoteAddress = '' } = exchange.request.socket;
    exchange.caller = this.#policies.identifyAgain(caller, remoteAddress);
    exchange.account = this.#accounts.of(caller.client);
    await chargeRequest(exchange.account);
    Object.assign(exchange, notes);
    exchange.params = params;
    exchange.policy = this.#policies.policyFor(caller);
  }

  /** Who asks, by key or by a session of the console, and counts the request. */
  identify(exchange: Exchange, authorization: string | undefined): void | Promise<void> {
    const { request } = exchange;
    if (authorization === undefined && sessionToken(request) !== undefined)
      return this.#sessions.clientOf(request).then((caller) => this.#admitted(exchange, caller));
    return this.#admitted(exchange, this.#callers.identify(authorization, request.socket.remoteAddress ?? ''));
  }

  #admitted(exchange: Exchange, caller: Identity): void | Promise<void> {
    exchange.caller = caller;
    exchange.account = this.#accounts.of(caller.client);
    return chargeRequest(exchange.account);
  }
}

function readNotes(exchange: Exchange, headers: IncomingHttpHeaders): void {
  exchange.purpose = noteOf('X-Gridweave-Purpose', headers['x-gridweave-purpose']);
  exchange.onBehalfOf = noteOf('X-Gridweave-On-Behalf-Of', headers['x-gridweave-on-behalf-of']);
  exchange.deniedAsNull = deniedAsNull(headers['x-gridweave-denied']);
  exchange.resumeAfter = (headers['last-event-id'] as string | undefined) || null;
}

function deniedAsNull(header: string | readonly string[] | undefined): boolean {
  if (header === undefined) return false;
  if (header === 'null') return true;
  throw new GridweaveError('BAD_REQUEST', {
    zh: '请求头 X-Gridweave-Denied 只能是 null;不设时,含未授权字段的操作整个被拒绝',
    en: 'The header X-Gridweave-Denied can only be null; without it an operation with fields that were not granted is refused as a whole',
  });
}
