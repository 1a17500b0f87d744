import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { findTicket, keepTicket, type PolicyStore } from '@gridweave/access';
import type { ChangeEntry, ChangePosition } from '@gridweave/database';
import type { Engine } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import { presentError, type ReportBug } from '../errors/index.ts';
import type { Exchange } from '../graphql/exchange.ts';
import type { Gate, Kept } from '../graphql/gate.ts';
import type { Ledger } from '../graphql/ledger.ts';
import type { Operations } from '../graphql/operations.ts';
import { commonHeaders, writeOutcome } from '../graphql/respond.ts';
import { negotiate } from '../http/media-type.ts';
import { ClientGone } from '../http/read-body.ts';
import { readParams, readUrlParams } from '../http/read-params.ts';
import { EventSink } from './event-sink.ts';
import { PulledSink } from './pulled-sink.ts';
import { StreamHub, type StreamLimits } from './stream-hub.ts';
import { type Subscribed, WebSockets } from './web-sockets.ts';

export interface StreamEndpointOptions {
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  readonly gate: Gate;
  readonly ledger: Ledger;
  readonly operations: Operations;
  readonly limits: StreamLimits;
  /** Where the change log has been followed to. */
  readonly position: () => string;
  readonly bodyLimit: number;
  readonly reportBug: ReportBug;
  readonly newExchange: (request: IncomingMessage, response: ServerResponse | undefined) => Exchange;
}

/**
 * Subscriptions by three ways, all ending in the same streams: server-sent events for POST /graphql, the same by an
 * address of their own for browsers' EventSource, and WebSockets.
 */
export class StreamEndpoint {
  readonly #options: StreamEndpointOptions;
  readonly #hub: StreamHub;
  readonly #sockets: WebSockets;
  readonly #ending = new AbortController();

  constructor(options: StreamEndpointOptions) {
    const { policies, ledger, operations, limits, position, bodyLimit, reportBug, gate, newExchange } = options;
    this.#options = options;
    this.#hub = new StreamHub({
      policies,
      limits,
      position,
      reportBug,
      open: (exchange) => operations.changesOf(exchange, this.#ending.signal),
      record: (exchange, facts) => ledger.recordStream(exchange, facts),
      requireRoom: () => ledger.requireRoom(),
    });
    this.#sockets = new WebSockets({
      identify: (request, headers) => gate.identify(newExchange(request, undefined), headers.authorization),
      subscribe: (request, headers, body) => this.#subscribe(request, headers, body),
      reportBug,
      bodyLimit,
    });
  }

  /** How many streams are open, for metrics. */
  get open(): number {
    return this.#hub.size;
  }

  /** What the tail of the change log tells. */
  onEntries(entries: readonly ChangeEntry[], position: ChangePosition): void {
    this.#hub.onEntries(entries, position);
  }

  /** Answers an admitted exchange with a stream of events. @throws what refuses it */
  async begin(exchange: Exchange): Promise<void> {
    await this.#options.operations.subscription(exchange);
    const { response } = exchange;
    const { close } = this.#hub.open(exchange, () => new EventSink(response!, commonHeaders(exchange)));
    if (response!.destroyed) close();
    else response!.once('close', close);
  }

  /** The same for GET /graphql, as the protocol of graphql-sse has it: the operation is in the address. */
  async ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { gate, ledger } = this.#options;
    await this.#answer(request, response, async (exchange) => {
      exchange.mediaType = 'text/event-stream';
      await gate.admitOver(exchange, request.headers, readUrlParams(request.url!));
      ledger.requireRoom();
      await this.begin(exchange);
    });
  }

  /** Keeps a subscription under an address that needs no key: POST /graphql/streams. */
  async keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { gate, ledger, operations, db } = this.#options;
    await this.#answer(request, response, async (exchange) => {
      exchange.mediaType = negotiate(request.headers.accept);
      await gate.admit(exchange);
      ledger.requireRoom();
      await operations.subscription(exchange);
      // refused now, while there is somebody to tell
      const { facts } = operations.changesOf(exchange, this.#ending.signal);
      const { caller, params, purpose, onBehalfOf, deniedAsNull } = exchange;
      const kept = { caller: caller!, params: params!, purpose, onBehalfOf, deniedAsNull } satisfies Kept;
      const { ticket, expiresAt } = await keepTicket(db, caller!.client, kept);
      const body = Buffer.from(JSON.stringify({ url: `/graphql/streams?ticket=${ticket}`, expiresAt }));
      exchange.answer = { status: 201, body, facts };
    });
  }

  /** The stream of a kept subscription: GET /graphql/streams?ticket=…, for EventSource. */
  async resume(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { gate, ledger, db } = this.#options;
    await this.#answer(request, response, async (exchange) => {
      exchange.mediaType = 'text/event-stream';
      const ticket = new URL(request.url!, 'http://gridweave').searchParams.get('ticket');
      if (ticket === null)
        throw new GridweaveError('BAD_REQUEST', {
          zh: '缺少 ticket。请先以 POST /graphql/streams 取得地址',
          en: 'The ticket is missing. Get the address with POST /graphql/streams first',
        });
      await gate.admitKept(exchange, (await findTicket(db, ticket)) as Kept);
      ledger.requireRoom();
      await this.begin(exchange);
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.upgrade(request, socket, head);
  }

  /** Ends all streams with their cursors; clients go on with another process. */
  async close(): Promise<void> {
    this.#hub.close();
    this.#ending.abort();
    // what was told last goes out before the connections close
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    this.#sockets.close();
  }

  /** Answers unless a stream has begun to. */
  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    work: (exchange: Exchange) => Promise<void>,
  ): Promise<void> {
    const { ledger, newExchange, reportBug } = this.#options;
    const exchange = newExchange(request, response);
    try {
      await work(exchange);
      if (exchange.answer === undefined) return;
    } catch (error) {
      if (error instanceof ClientGone) return;
      exchange.refusal = presentError(error, reportBug);
    }
    await ledger.settle(exchange);
    writeOutcome(exchange);
  }

  async #subscribe(request: IncomingMessage, headers: IncomingHttpHeaders, body: Buffer): Promise<Subscribed> {
    const { gate, ledger, operations, engine, newExchange, reportBug } = this.#options;
    const exchange = newExchange(request, undefined);
    try {
      await gate.admitOver(exchange, headers, readParams(body));
      ledger.requireRoom();
      await operations.subscription(exchange);
      let close = (): void => {};
      const sink = new PulledSink(() => close());
      ({ close } = this.#hub.open(exchange, () => sink));
      return { document: exchange.document!.document, schema: engine.schemaOf(exchange.policy!.model), sink };
    } catch (error) {
      exchange.refusal = presentError(error, reportBug);
      void ledger.settle(exchange);
      return exchange.refusal;
    }
  }
}
