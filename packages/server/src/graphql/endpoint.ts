import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PolicyStore } from '@gridweave/access';
import type { AuditLog, MarkValue } from '@gridweave/audit';
import type { Database } from '@gridweave/database';
import type { Engine } from '@gridweave/engine';
import type { DeskContext, Governance } from '@gridweave/governance';

import type { Sessions } from '../console/index.ts';
import type { DocumentLimits } from '../documents/index.ts';
import { ExportEndpoint, type ExportLimits } from '../export/index.ts';
import { presentError, type ReportBug } from '../errors/index.ts';
import { acceptsEvents, negotiate } from '../http/media-type.ts';
import { ClientGone } from '../http/read-body.ts';
import type { Accounts } from '../limits/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { StreamEndpoint, type StreamLimits } from '../streams/index.ts';
import { WebhookDeliveries, type WebhookSettings } from '../webhooks/index.ts';
import { Exchange } from './exchange.ts';
import { Gate } from './gate.ts';
import { Ledger } from './ledger.ts';
import { Operations } from './operations.ts';
import { writeOutcome, writeResponse } from './respond.ts';
import { createGridweaveYoga, type GridweaveYoga } from './yoga.ts';

export interface EndpointOptions {
  readonly database: Database;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  readonly audit: AuditLog;
  readonly mark: MarkValue;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly documentLimits: DocumentLimits;
  readonly bodyLimit: number;
  readonly timeoutMs: number;
  readonly streamLimits: StreamLimits;
  readonly webhooks: WebhookSettings;
  /** Where the change log has been followed to. */
  readonly position: () => string;
  readonly exportLimits: ExportLimits;
  readonly reportBug: ReportBug;
  /** Told of failures of deliveries that pass by themselves. */
  readonly onDeliveryFailure: (error: unknown) => void;
}

/**
 * Answers POST /graphql. Every request passes the gate; an operation that is known runs on the fast lane, without the
 * objects that yoga makes for a request, and any other goes through yoga. Both end in the ledger.
 */
export class GraphQLEndpoint {
  /** What departments' own requests and the admins work with. */
  readonly governance: Governance;
  /** Subscriptions of the same callers. */
  readonly streams: StreamEndpoint;
  /** Deliveries to those of them that hold no stream. */
  readonly webhooks: WebhookDeliveries;
  /** All rows of a list, for the same callers under the same rules. */
  readonly exports: ExportEndpoint;
  readonly #gate: Gate;
  readonly #ledger: Ledger;
  readonly #operations: Operations;
  readonly #yoga: GridweaveYoga;
  readonly #reportBug: ReportBug;
  readonly #node = randomBytes(4).toString('hex');
  #requests = 0;

  constructor(options: EndpointOptions) {
    const { policies, engine, accounts, sessions, documentLimits, bodyLimit, reportBug } = options;
    this.#gate = new Gate({ policies, accounts, sessions, bodyLimit, readsReplicas: engine.replicas !== undefined });
    this.#ledger = new Ledger(options.audit, options.mark, options.metrics);
    this.#operations = new Operations({
      engine,
      documentLimits,
      timeoutMs: options.timeoutMs,
      deskOf: (exchange) =>
        ({
          ...this.governance,
          caller: exchange.caller!,
          policy: exchange.policy!,
          purpose: exchange.purpose,
        }) satisfies DeskContext,
    });
    const { db } = options.database;
    const { webhooks } = options;
    this.webhooks = new WebhookDeliveries({
      ...webhooks,
      database: options.database,
      db,
      policies,
      operations: this.#operations,
      ledger: this.#ledger,
      reportBug,
      onError: options.onDeliveryFailure,
    });
    this.governance = {
      db,
      policies,
      engine,
      limits: {
        ...accounts.rates,
        operationCost: documentLimits.cost,
        streams: options.streamLimits.perClient,
        exports: options.exportLimits.ofClient,
        webhooks: webhooks.perClient,
      },
      webhooks: { rules: webhooks.rules, most: webhooks.perClient, wake: (webhook) => this.webhooks.wake(webhook) },
      readOperation: (policy, text, operationName, variables) =>
        this.#operations.preview(policy.model, text, operationName, variables),
    };
    this.#yoga = createGridweaveYoga({ engine, operations: this.#operations, accounts, reportBug });
    this.#reportBug = reportBug;
    const shared = {
      db,
      policies,
      engine,
      gate: this.#gate,
      ledger: this.#ledger,
      operations: this.#operations,
      reportBug,
    };
    this.exports = new ExportEndpoint({
      ...shared,
      limits: options.exportLimits,
      newExchange: (request, response) => this.#newExchange(request, response),
    });
    this.streams = new StreamEndpoint({
      ...shared,
      limits: options.streamLimits,
      position: options.position,
      bodyLimit: options.bodyLimit,
      newExchange: (request, response) => this.#newExchange(request, response),
    });
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = this.#newExchange(request, response);
    let ordinary: Response | undefined;
    try {
      exchange.mediaType = negotiate(request.headers.accept);
      await this.#gate.admit(exchange);
      this.#ledger.requireRoom();
      if (acceptsEvents(request.headers.accept) && this.#isSubscription(exchange))
        return await this.streams.begin(exchange);
      exchange.answer = await this.#operations.known(exchange);
      if (exchange.answer === undefined) ordinary = await this.#throughYoga(exchange);
    } catch (error) {
      if (error instanceof ClientGone) return;
      exchange.refusal = presentError(error, this.#reportBug);
    }
    const durable = this.#ledger.settle(exchange);
    if (durable && !(await this.#isRecorded(exchange, durable))) ordinary = undefined;
    if (ordinary === undefined) writeOutcome(exchange);
    else await writeResponse(exchange, ordinary);
  }

  #newExchange(request: IncomingMessage, response: ServerResponse | undefined): Exchange {
    return new Exchange(request, response, `${this.#node}-${(++this.#requests).toString(36)}`);
  }

  #isSubscription(exchange: Exchange): boolean {
    this.#operations.read(exchange);
    return exchange.operation!.isSubscription;
  }

  /** Nothing sensitive is answered before its record is durable. */
  async #isRecorded(exchange: Exchange, durable: Promise<void>): Promise<boolean> {
    try {
      await durable;
      return true;
    } catch (error) {
      exchange.answer = undefined;
      exchange.refusal = presentError(error, this.#reportBug);
      return false;
    }
  }

  async #throughYoga(exchange: Exchange): Promise<Response> {
    const { Request } = this.#yoga.fetchAPI;
    return this.#yoga.fetch(new Request('http://gridweave/graphql', { method: 'POST' }), { exchange });
  }
}
