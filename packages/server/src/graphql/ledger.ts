import { hash } from 'node:crypto';

import type { DeniedUse } from '@gridweave/access';
import type { AuditLog } from '@gridweave/audit';

import type { Metrics } from '../metrics/index.ts';
import type { Exchange } from './exchange.ts';

const nothing: readonly string[] = [];

/** Counts and records what came of each exchange, the same way for both lanes. */
export class Ledger {
  readonly #audit: AuditLog;
  readonly #metrics: Metrics;

  constructor(audit: AuditLog, metrics: Metrics) {
    this.#audit = audit;
    this.#metrics = metrics;
  }

  /** Throws when nothing more can be recorded: then nothing may be read. */
  requireRoom(): void {
    this.#audit.requireRoom();
  }

  settle(exchange: Exchange): void {
    const { caller, params, answer, refusal, policy } = exchange;
    const facts = answer?.facts;
    const outcome = refusal?.code ?? 'ok';
    const durationMs = performance.now() - exchange.arrived;
    const lane = facts?.lane ?? null;
    this.#metrics.observe(lane ?? 'refused', outcome, durationMs / 1000);
    // strangers must not be able to fill the log's memory
    if (caller === undefined && !this.#audit.spacious) return;
    this.#audit.record({
      time: Date.now() - durationMs,
      requestId: exchange.requestId,
      client: caller?.client ?? null,
      department: caller?.department ?? null,
      purpose: exchange.purpose,
      onBehalfOf: exchange.onBehalfOf,
      operationName: facts?.operation ?? exchange.operation?.name ?? null,
      documentHash: exchange.document?.hash ?? (params ? hash('sha256', params.query, 'hex') : null),
      coordinates: facts?.coordinates ?? refusedCoordinates(exchange),
      masked: facts?.masked ?? nothing,
      rows: facts?.rows ?? 0,
      policyVersion: policy?.version ?? null,
      outcome,
      durationMs,
      lane,
    });
  }
}

function refusedCoordinates({ refusal }: Exchange): readonly string[] {
  if (refusal?.code !== 'FIELD_NOT_GRANTED') return nothing;
  const denied = refusal.errors.flatMap(({ extensions }) => extensions['denied'] as readonly DeniedUse[]);
  return [...new Set(denied.map(({ coordinate }) => coordinate))];
}
