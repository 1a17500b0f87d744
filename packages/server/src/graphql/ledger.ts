import type { DeniedUse } from '@gridweave/access';
import type { AuditEntry, AuditLog, MarkValue } from '@gridweave/audit';
import type { ReadFacts } from '@gridweave/engine';

import type { Metrics } from '../metrics/index.ts';
import type { Asked, Call, Exchange } from './exchange.ts';
import { fieldFactsOf, refusedFacts } from './field-facts.ts';

/** What is recorded of an export: that it starts, rows before they are sent, how it ended. */
export interface ExportStep {
  readonly facts: Pick<ReadFacts, 'coordinates' | 'masked' | 'sensitive'>;
  readonly rows: number;
  readonly subjects: AuditEntry['subjects'];
  /** `ok` or the code of the error. */
  readonly outcome: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Counts and records what came of each exchange, the same way for both lanes. */
export class Ledger {
  readonly #audit: AuditLog;
  readonly #mark: MarkValue;
  readonly #metrics: Metrics;

  constructor(audit: AuditLog, mark: MarkValue, metrics: Metrics) {
    this.#audit = audit;
    this.#mark = mark;
    this.#metrics = metrics;
  }

  /** Throws when nothing more can be recorded: then nothing may be read. */
  requireRoom(): void {
    this.#audit.requireRoom();
  }

  /**
   * Records the exchange. Where something sensitive was read the promise resolves when the record is durable, and the
   * answer has to wait for it.
   */
  settle(exchange: Exchange): Promise<void> | undefined {
    const { answer, refusal } = exchange;
    const durationMs = performance.now() - exchange.arrived;
    this.#metrics.observe(answer?.facts.lane ?? 'refused', refusal?.code ?? 'ok', durationMs / 1000);
    // strangers must not be able to fill the log's memory
    if (exchange.caller === undefined && !this.#audit.spacious) return undefined;
    const entry = this.#entryOf(exchange, durationMs);
    if (answer?.facts.sensitive) return this.#audit.recordDurably(entry);
    this.#audit.record(entry);
    return undefined;
  }

  /** Records what a stream has read since its last record, or what a webhook is sent; a promise as in `settle`. */
  recordStream(call: Call, facts: ReadFacts): Promise<void> | undefined {
    const entry = { ...this.#entryOf(call, 0), ...readOf(facts, call), time: Date.now() };
    if (facts.sensitive) return this.#audit.recordDurably(entry);
    this.#audit.record(entry);
    return undefined;
  }

  /** Counts an export that ended. */
  countExport(exchange: Exchange, outcome: string): void {
    this.#metrics.observe('export', outcome, (performance.now() - exchange.arrived) / 1000);
  }

  /** Records a step of an export; where something sensitive is read, nothing goes on before it is durable. */
  recordExport(exchange: Exchange, step: ExportStep): Promise<void> | undefined {
    const { facts, rows, subjects, outcome, details } = step;
    const entry: AuditEntry = {
      ...this.#entryOf(exchange, performance.now() - exchange.arrived),
      time: Date.now(),
      fields: fieldFactsOf(facts, exchange.policy!),
      rows,
      subjects,
      outcome,
      lane: 'export',
      details: JSON.stringify(details),
    };
    if (facts.sensitive) return this.#audit.recordDurably(entry);
    this.#audit.record(entry);
    return undefined;
  }

  #entryOf(call: Call, durationMs: number): AuditEntry {
    const { caller, document, answer, refusal, policy } = call;
    const facts = answer?.facts;
    const { variables, marks } = (call.asked ??= this.#askedBy(call));
    return {
      kind: 'read',
      time: Date.now() - durationMs,
      requestId: call.requestId,
      client: caller?.client ?? null,
      department: caller?.department ?? null,
      admin: null,
      purpose: call.purpose,
      onBehalfOf: call.onBehalfOf,
      operationName: facts?.operation ?? call.operation?.name ?? null,
      document: document?.recorded.facts ?? null,
      variables,
      marks,
      ...(facts ? readOf(facts, call) : { fields: refusedFieldsOf(call), rows: 0, subjects: [], lane: null }),
      policyVersion: policy?.version ?? null,
      outcome: refusal?.code ?? 'ok',
      durationMs,
      details: null,
    };
  }

  #askedBy({ document, params }: Call): Asked {
    const variables = document && params ? document.personal.recorded(params.variables, this.#mark) : undefined;
    if (!variables) return { variables: null, marks: [] };
    return {
      variables: variables.json,
      marks: [...document!.recorded.values.map(this.#mark), ...variables.marks],
    };
  }
}

function readOf(facts: ReadFacts, { policy }: Call): Pick<AuditEntry, 'fields' | 'rows' | 'subjects' | 'lane'> {
  const { rows, subjects, lane } = facts;
  return { fields: fieldFactsOf(facts, policy!), rows, subjects, lane };
}

function refusedFieldsOf({ refusal }: Call): AuditEntry['fields'] {
  if (refusal?.code !== 'FIELD_NOT_GRANTED') return null;
  const denied = refusal.errors.flatMap(({ extensions }) => extensions['denied'] as readonly DeniedUse[]);
  return refusedFacts([...new Set(denied.map(({ coordinate }) => coordinate))]);
}
