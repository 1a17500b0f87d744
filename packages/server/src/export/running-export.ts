import type { ServerResponse } from 'node:http';

import type { Identity, Policy, PolicyStore } from '@gridweave/access';
import type { ExportBatch, PlannedExport, RowStream } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

import { presentError, type ReportBug } from '../errors/index.ts';
import { ClientGone } from '../http/read-body.ts';
import type { ExportStep } from '../graphql/ledger.ts';
import type { ExportFault, ExportState } from './export-state.ts';
import { headerLine, noteLine } from './lines.ts';
import { piecesOf } from './pieces.ts';
import { Places } from './places.ts';
import { Sink } from './sink.ts';
import type { Wishes } from './wishes.ts';

export interface ExportParts {
  readonly id: string;
  readonly caller: Identity;
  readonly policy: Policy;
  readonly policies: PolicyStore;
  readonly planned: PlannedExport;
  readonly stream: RowStream;
  readonly wishes: Wishes;
  readonly response: ServerResponse;
  readonly timeMs: number;
  readonly idleMs: number;
  /** Records a step; resolves when it is as durable as it has to be. */
  readonly record: (step: Omit<ExportStep, 'facts'>) => Promise<void> | undefined;
  readonly reportBug: ReportBug;
  /** Called when all rows were sent, before the end is. */
  readonly onSent: () => void;
}

const LOOK_MS = 250;

class TookNothing extends Error {}

/** What is known of an export. */
export interface KnownExport {
  readonly client: string;
  /** What its client is told of it; with the number of rows that it has, also where to go on. */
  show(rows: number | undefined): Readonly<Record<string, unknown>>;
}

/**
 * Sends the rows of an export while its client may still have them: before each piece the policy is asked again, and a
 * change that it does not survive ends it at once, also while the client reads nothing.
 */
export class RunningExport implements KnownExport {
  readonly #parts: ExportParts;
  readonly #sink: Sink;
  readonly #places = new Places();
  readonly #interrupted = Promise.withResolvers<never>();
  readonly #startedAt = Date.now();
  #policyKey: string;
  #ready = 0;
  #sent = 0;
  #records = 0;
  #endedAt: number | undefined;
  #fault: ExportFault | undefined;
  #state: ExportState = 'running';

  constructor(parts: ExportParts) {
    this.#parts = parts;
    this.#sink = new Sink(parts.response, parts.wishes.isZipped);
    this.#policyKey = parts.policy.key;
    // heard while something is awaited; between two awaits nobody listens
    this.#interrupted.promise.catch(() => {});
  }

  get id(): string {
    return this.#parts.id;
  }

  get client(): string {
    return this.#parts.caller.client;
  }

  /** Bytes that are ready to be sent or being sent. */
  get heldBytes(): number {
    return this.#ready + this.#sink.held;
  }

  /** `ok`, or the code under which it ended. */
  get outcome(): string {
    if (this.#state === 'disconnected') return 'DISCONNECTED';
    if (this.#state === 'idle') return 'TIMEOUT';
    return this.#fault?.code ?? 'ok';
  }

  show(rows: number | undefined): Readonly<Record<string, unknown>> {
    const { id, planned, wishes, stream } = this.#parts;
    return {
      id,
      field: planned.name,
      format: wishes.format,
      state: this.#state,
      rows: this.#sent,
      total: stream.total ?? null,
      changesAfter: stream.changesAfter,
      startedAt: new Date(this.#startedAt).toISOString(),
      endedAt: this.#endedAt === undefined ? null : new Date(this.#endedAt).toISOString(),
      error: this.#fault ?? null,
      ...planned.extensions,
      ...(rows === undefined ? {} : { resume: this.#places.reached(rows) ?? null }),
    };
  }

  /** The same without what it took to run, to be kept when it has ended. */
  kept(): KnownExport {
    const [client, places, ended] = [this.client, this.#places, this.show(undefined)];
    return {
      client,
      show: (rows) => (rows === undefined ? ended : { ...ended, resume: places.reached(rows) ?? null }),
    };
  }

  /** Ends it for a reason from outside. */
  interrupt(reason: Error): void {
    this.#interrupted.reject(reason);
  }

  async run(): Promise<void> {
    const { policies, stream } = this.#parts;
    const look = (): void => {
      try {
        this.#confirm();
      } catch (error) {
        this.interrupt(error as Error);
      }
    };
    const stopWatching = policies.onChange(look);
    // what the clock changes, and a policy that is not confirmed any more, nobody announces
    const looking = setInterval(look, LOOK_MS);
    try {
      await this.#sendAll();
      // whoever has the end may begin another at once
      await stream.close();
      this.#parts.onSent();
      await this.#end({ state: 'complete', rows: this.#sent });
      this.#state = 'complete';
    } catch (error) {
      await this.#fail(error);
    } finally {
      stopWatching();
      clearInterval(looking);
      this.#endedAt = Date.now();
      this.#ready = 0;
      await Promise.all([this.#recordEnd(), stream.close()]);
    }
  }

  async #sendAll(): Promise<void> {
    const { planned, wishes, stream, id } = this.#parts;
    if (wishes.format === 'ndjson')
      await this.#send(
        noteLine('$export', {
          id,
          total: stream.total ?? null,
          changesAfter: stream.changesAfter,
          ...planned.extensions,
        }),
      );
    else if (wishes.after === undefined) await this.#send(headerLine(planned.columns, wishes.language));
    let ahead = this.#prepare();
    for (;;) {
      const batch = await this.#whileWanted(ahead);
      if (batch === undefined) return;
      // PostgreSQL makes the next rows while these are sent
      ahead = this.#prepare();
      ahead.catch(() => {});
      await this.#send(batch.bytes);
      this.#ready -= batch.bytes.length;
      if (wishes.format === 'ndjson') await this.#send(noteLine('$cursor', batch.cursor));
      this.#sent += batch.rows;
      this.#places.add({ rows: this.#sent, cursor: batch.cursor });
    }
  }

  /** Reads and records the next rows; nobody has seen them yet. */
  async #prepare(): Promise<ExportBatch | undefined> {
    const { stream, timeMs, record } = this.#parts;
    if (Date.now() - this.#startedAt > timeMs) throw tookTooLong(timeMs);
    const batch = await stream.next();
    if (batch === undefined) return undefined;
    this.#ready += batch.bytes.length;
    this.#records += batch.records;
    await record({ rows: batch.records, subjects: batch.subjects, outcome: 'ok', details: this.#details('rows') });
    return batch;
  }

  async #send(bytes: Buffer): Promise<void> {
    for (const piece of piecesOf(bytes)) {
      this.#confirm();
      await this.#inTime(this.#whileWanted(this.#sink.write(piece)));
    }
  }

  /** @throws GridweaveError when the client may not have this export any more, as it is */
  #confirm(): void {
    const { policies, caller, planned } = this.#parts;
    const policy = policies.policyFor(caller);
    if (policy.key === this.#policyKey) return;
    if (!planned.holdsUnder(policy)) throw policyChanged();
    this.#policyKey = policy.key;
  }

  #whileWanted<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#interrupted.promise, this.#sink.gone]);
  }

  async #inTime(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TookNothing()), this.#parts.idleMs);
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #fail(error: unknown): Promise<void> {
    if (error instanceof ClientGone) this.#state = 'disconnected';
    else if (error instanceof TookNothing) this.#state = 'idle';
    else {
      this.#state = 'ended';
      const { code, errors } = presentError(error, this.#parts.reportBug);
      this.#fault = { code, message: errors[0]!.message };
    }
    const { last } = this.#places;
    const note = { state: this.#state, rows: this.#sent, cursor: last?.cursor ?? null, error: this.#fault };
    // rows that the connection has not taken yet are not to follow, and a CSV has no line that says it is not whole
    const isLast = this.#fault !== undefined && this.#sink.isClear && this.#parts.wishes.format === 'ndjson';
    try {
      if (isLast) await this.#end(note);
      else this.#sink.break();
    } catch {
      this.#sink.break();
    }
  }

  async #end(note: Readonly<Record<string, unknown>> & { readonly state: ExportState }): Promise<void> {
    if (this.#parts.wishes.format === 'ndjson') await this.#inTime(this.#sink.write(noteLine('$end', note)));
    await this.#inTime(
      this.#sink.end({
        'X-Gridweave-Export-State': note.state,
        'X-Gridweave-Export-Rows': String(this.#sent),
      }),
    );
  }

  async #recordEnd(): Promise<void> {
    try {
      await this.#parts.record({ rows: 0, subjects: [], outcome: this.outcome, details: this.#details('end') });
    } catch (error) {
      this.#parts.reportBug(error);
    }
  }

  #details(step: 'rows' | 'end'): Readonly<Record<string, unknown>> {
    const { id, planned, wishes } = this.#parts;
    const common = { export: id, step, field: planned.name };
    if (step === 'rows') return common;
    return { ...common, format: wishes.format, state: this.#state, rows: this.#sent, records: this.#records };
  }
}

function policyChanged(): GridweaveError {
  return new GridweaveError('POLICY_CHANGED', {
    zh: '导出期间本部门的权限有变更,影响此项导出,因此已停止。请用最后的游标按新权限继续,或重新导出',
    en: 'The permissions of this department changed in a way that concerns this export, so it was stopped. Go on from its last cursor under the new ones, or export anew',
  });
}

function tookTooLong(timeMs: number): GridweaveError {
  return new GridweaveError('TIMEOUT', {
    zh: `一项导出至多 ${timeMs} 毫秒。请用最后的游标继续`,
    en: `An export may take ${timeMs} ms. Go on from its last cursor`,
  });
}
