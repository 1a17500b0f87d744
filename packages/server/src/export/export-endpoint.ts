import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PolicyStore } from '@gridweave/access';
import type { Engine, PlannedExport } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import type { Kysely } from 'kysely';

import { HttpFault, presentError, type ReportBug } from '../errors/index.ts';
import type { Exchange } from '../graphql/exchange.ts';
import type { Gate } from '../graphql/gate.ts';
import type { ExportStep, Ledger } from '../graphql/ledger.ts';
import type { Operations } from '../graphql/operations.ts';
import { commonHeaders, writeOutcome } from '../graphql/respond.ts';
import { seenHeader, seenToken } from '../graphql/seen-header.ts';
import { ClientGone } from '../http/read-body.ts';
import { writeJson } from '../http/write.ts';
import { RunningExport } from './running-export.ts';
import { type ExportLimits, RunningExports } from './running-exports.ts';
import { positionIn } from './snapshot-position.ts';
import { type Wishes, wishesOf } from './wishes.ts';

export interface ExportOptions {
  readonly db: Kysely<any>;
  readonly policies: PolicyStore;
  readonly engine: Engine;
  readonly gate: Gate;
  readonly ledger: Ledger;
  readonly operations: Operations;
  readonly limits: ExportLimits;
  readonly reportBug: ReportBug;
  readonly newExchange: (request: IncomingMessage, response: ServerResponse) => Exchange;
}

/**
 * `POST /export` takes the body of a GraphQL request whose operation is one list, and sends all of its rows.
 * `GET /export/<id>` says how far an export is.
 */
export class ExportEndpoint {
  readonly #options: ExportOptions;
  readonly #exports: RunningExports;

  constructor(options: ExportOptions) {
    this.#options = options;
    this.#exports = new RunningExports(options.limits);
  }

  /** Exports that run. */
  get running(): number {
    return this.#exports.count;
  }

  /** Bytes that running exports hold for their clients. */
  get heldBytes(): number {
    return this.#exports.heldBytes;
  }

  async start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { gate, ledger, operations, engine, reportBug } = this.#options;
    const exchange = this.#options.newExchange(request, response);
    // a refusal must not look like an export: none has the status 200
    exchange.mediaType = 'application/graphql-response+json';
    let giveBack: (() => void) | undefined;
    try {
      const wishes = wishesOf(request.headers);
      await gate.admit(exchange);
      ledger.requireRoom();
      const operation = await operations.exportable(exchange);
      const planned = engine.planExport({ ...operation, format: wishes.format, after: wishes.after });
      giveBack = this.#exports.take(exchange.caller!.client);
      const running = await this.#open(exchange, planned, wishes, giveBack);
      await this.#exports.run(running);
      ledger.countExport(exchange, running.outcome);
    } catch (error) {
      if (error instanceof ClientGone) return;
      exchange.refusal = presentError(error, reportBug);
      await ledger.settle(exchange);
      writeOutcome(exchange);
    } finally {
      giveBack?.();
    }
  }

  /** Opens the snapshot, records the start, and sends the headers. */
  async #open(exchange: Exchange, planned: PlannedExport, wishes: Wishes, onSent: () => void): Promise<RunningExport> {
    const { db, policies, engine, ledger, limits, reportBug } = this.#options;
    const id = randomUUID();
    const record = (step: Omit<ExportStep, 'facts'>): Promise<void> | undefined => {
      ledger.requireRoom();
      return ledger.recordExport(exchange, { ...step, facts: planned.facts });
    };
    const stream = await planned.open({ timeoutMs: limits.timeMs, positionOf: (snapshot) => positionIn(db, snapshot) });
    try {
      const details = { export: id, step: 'start', field: planned.name, format: wishes.format };
      await record({ rows: 0, subjects: [], outcome: 'ok', details });
      const seen = await engine.primaryShown(exchange.caller!.client);
      const running = new RunningExport({
        id,
        policies,
        planned,
        stream,
        wishes,
        record,
        reportBug,
        caller: exchange.caller!,
        policy: exchange.policy!,
        response: exchange.response!,
        timeMs: limits.timeMs,
        idleMs: limits.idleMs,
        onSent,
      });
      exchange.response!.writeHead(200, [
        ...commonHeaders(exchange),
        ...exportHeaders(id, planned, wishes),
        ...(seen ? [seenHeader, seenToken(seen)] : []),
        ...(stream.total === undefined ? [] : ['X-Gridweave-Export-Total', String(stream.total)]),
        'X-Gridweave-Changes-After',
        stream.changesAfter,
      ]);
      return running;
    } catch (error) {
      await stream.close();
      throw error;
    }
  }

  async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = this.#options.newExchange(request, response);
    await this.#options.gate.identify(exchange, exchange.request.headers.authorization);
    const { pathname, searchParams } = new URL(request.url!, 'http://gridweave');
    const found = this.#exports.find(pathname.split('/').at(-1)!, exchange.caller!.client);
    if (!found) {
      throw new HttpFault(404, {
        zh: '本接入方在此节点上没有这项导出;结束后一小时不再保留',
        en: 'This client has no such export on this node; they are forgotten an hour after their end',
      });
    }
    const rows = searchParams.get('rows');
    writeJson(response, 200, found.show(rows !== null && /^\d{1,15}$/.test(rows) ? Number(rows) : undefined));
  }

  /** Ends the exports that run, before the server stops. */
  stop(): void {
    this.#exports.stop(
      new GridweaveError('DATABASE_UNAVAILABLE', {
        zh: '服务正在停止。请用最后的游标在稍后或其他节点上继续',
        en: 'The server is stopping. Go on from the last cursor later or on another node',
      }),
    );
  }
}

function exportHeaders(id: string, { name }: PlannedExport, { format, isZipped }: Wishes): string[] {
  const day = new Date().toISOString().slice(0, 10);
  return [
    'Content-Type',
    format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson; charset=utf-8',
    'Content-Disposition',
    `attachment; filename="${name}-${day}.${format}"`,
    'Vary',
    'Accept, Accept-Encoding, Accept-Language',
    'X-Gridweave-Export',
    id,
    'Trailer',
    'X-Gridweave-Export-State, X-Gridweave-Export-Rows',
    ...(isZipped ? ['Content-Encoding', 'gzip'] : []),
  ];
}
