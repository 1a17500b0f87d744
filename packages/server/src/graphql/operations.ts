import {
  type ChangeReader,
  type Engine,
  notExportable,
  type OperationAnswer,
  type OperationRequest,
} from '@gridweave/engine';
import type { ReadOperation } from '@gridweave/governance';
import { GridweaveError, type Model } from '@gridweave/kit';
import type { DocumentNode } from 'graphql';

import { type DocumentLimits, Documents, noSuchOperation, tooLarge } from '../documents/index.ts';
import { tooSlow } from '../errors/index.ts';
import { chargeCost, chargeFields } from '../limits/index.ts';
import { connectionSignal } from './connection-signal.ts';
import type { Call, Exchange } from './exchange.ts';

export interface OperationOptions {
  readonly engine: Engine;
  readonly documentLimits: DocumentLimits;
  readonly timeoutMs: number;
  /** What the platform's own root fields work with. */
  readonly deskOf: (exchange: Exchange) => object;
}

/** Runs admitted operations: at once where everything about them is known, otherwise step by step within yoga. */
export class Operations {
  readonly #engine: Engine;
  readonly #documents = new WeakMap<Model, Documents>();
  readonly #documentLimits: DocumentLimits;
  readonly #costLimit: number;
  readonly #timeoutMs: number;
  readonly #deskOf: OperationOptions['deskOf'];

  constructor(options: OperationOptions) {
    this.#engine = options.engine;
    this.#documentLimits = options.documentLimits;
    this.#costLimit = options.documentLimits.cost;
    this.#timeoutMs = options.timeoutMs;
    this.#deskOf = options.deskOf;
  }

  /** The fast lane: undefined for what has to go through yoga. */
  async known(exchange: Exchange): Promise<OperationAnswer | undefined> {
    const { query, operationName, variables } = exchange.params!;
    const document = this.documentsOf(exchange.policy!.model).known(query);
    if (document === undefined) return undefined;
    exchange.document = document;
    const operation = document.operation(operationName);
    if (operation?.isQuery !== true || operation.roots !== 'data') return undefined;
    exchange.operation = operation;
    const account = exchange.account!;
    const waiting = chargeCost(account, operation, variables, this.#costLimit);
    if (waiting) await waiting;
    const counting = chargeFields(account, document);
    if (counting) await counting;
    exchange.charged = true;
    return this.#engine.executeKnown(requestOf(exchange, signalOf(exchange)));
  }

  /** Reads the document of an exchange and finds its operation; the step that yoga calls parsing and validation. */
  read(exchange: Exchange): DocumentNode {
    const { query, operationName } = exchange.params!;
    const document = (exchange.document ??= this.documentsOf(exchange.policy!.model).read(query));
    exchange.operation ??= document.operation(operationName);
    if (exchange.operation === undefined) throw noSuchOperation(document.names);
    return document.document;
  }

  /** Reads a document for a preview, as if a department had sent it. */
  preview(
    model: Model,
    text: string,
    operationName: string | undefined,
    variables: Readonly<Record<string, unknown>>,
  ): ReadOperation {
    const { document, names, operation } = this.documentsOf(model).read(text);
    const found = operation(operationName);
    if (!found) throw noSuchOperation(names);
    const cost = found.cost(variables);
    if (cost > this.#costLimit) throw tooLarge('cost', this.#costLimit, cost);
    const { isQuery, isSubscription, roots } = found;
    return { document, isQuery, isSubscription, isData: roots === 'data' };
  }

  /** Documents are valid for a graph: another one comes when a label or a plugin changes. */
  documentsOf(model: Model): Documents {
    let documents = this.#documents.get(model);
    if (!documents) {
      documents = new Documents(model, this.#engine.schemaOf(model), this.#documentLimits);
      this.#documents.set(model, documents);
    }
    return documents;
  }

  /** The step that yoga calls execution. The root fields were counted by the limiter before. */
  async execute(exchange: Exchange): Promise<OperationAnswer> {
    if (!exchange.charged)
      await chargeCost(exchange.account!, exchange.operation!, exchange.params!.variables, this.#costLimit);
    const request = { ...requestOf(exchange, signalOf(exchange)), document: exchange.document!.document };
    switch (exchange.operation!.roots) {
      case 'data':
        return this.#withinTime(this.#engine.execute(request));
      case 'changes':
        return this.#withinTime(this.#page(request));
      case 'desk':
        return this.#withinTime(this.#engine.executeOwn(request, this.#deskOf(exchange)));
      case 'mixed':
        throw new GridweaveError('BAD_REQUEST', {
          zh: '共享目录与申请(sharing…)、变更(changes)与其他数据请分开请求',
          en: 'Ask for the sharing catalogue and requests (sharing…), for changes, and for other data in requests of their own',
        });
    }
  }

  /** Reads and charges an operation that is answered by a stream. @throws GridweaveError BAD_REQUEST for another one */
  async subscription(exchange: Exchange): Promise<void> {
    this.read(exchange);
    if (!exchange.operation!.isSubscription)
      throw new GridweaveError('BAD_REQUEST', {
        zh: '此处只接受订阅。查询与变更请以 POST /graphql 发送',
        en: 'Only subscriptions are taken here. Send queries and mutations with POST /graphql',
      });
    await chargeCost(exchange.account!, exchange.operation!, exchange.params!.variables, this.#costLimit);
    await chargeFields(exchange.account!, exchange.document!);
  }

  /** The changes that somebody subscribes to, under the policy of the moment. @throws what refuses it */
  changesOf(call: Call, signal: AbortSignal): ChangeReader {
    const { document } = (call.document = this.documentsOf(call.policy!.model).read(call.params!.query));
    return this.#engine.changes({ ...requestOf(call, signal), document });
  }

  async #page(request: OperationRequest): Promise<OperationAnswer> {
    return { status: 200, ...(await this.#engine.changes(request).page()) };
  }

  /** Reads an operation of which all rows are wanted, and charges it as one page: how many run at once is limited. */
  async exportable(exchange: Exchange): Promise<OperationRequest> {
    this.read(exchange);
    const account = exchange.account!;
    const document = exchange.document!;
    const operation = exchange.operation!;
    if (!operation.isQuery || operation.roots !== 'data') throw notExportable();
    await chargeCost(account, operation, exchange.params!.variables, this.#costLimit);
    await chargeFields(account, document);
    return { ...requestOf(exchange, signalOf(exchange)), document: document.document };
  }

  async #withinTime(answer: Promise<OperationAnswer>): Promise<OperationAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooSlow()), this.#timeoutMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function signalOf({ request }: Exchange): AbortSignal {
  return connectionSignal(request.socket);
}

function requestOf(call: Call, signal: AbortSignal): Parameters<Engine['executeKnown']>[0] {
  const { query, operationName, variables } = call.params!;
  return {
    documentKey: query,
    operationName,
    variables,
    policy: call.policy!,
    deniedAsNull: call.deniedAsNull,
    client: call.caller!.client,
    signal,
    seen: call.seen,
  };
}
