import {
  bindMessage,
  closeMessage,
  executeMessage,
  fetchMessage,
  parseMessage,
  syncMessage,
  type WireConnection,
} from './connection.ts';
import { DatabaseFailure } from './failure.ts';
import { Rows } from './rows.ts';

/** A prepared statement with the values of one run, and where its rows go. */
export interface StatementCall {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: Rows;
}

/** Takes the next rows of a cursor that was declared in the same transaction. */
export interface FetchCall {
  readonly cursor: string;
  readonly most: number;
  readonly rows: Rows;
}

export type Call = StatementCall | FetchCall;

interface Batch {
  readonly calls: readonly Call[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  /** Statements that this batch prepares, in order, and how many of them the server has confirmed. */
  readonly parses: readonly string[];
  confirmed: number;
  current: number;
  bytes: number;
  error: Error | undefined;
}

const maximumStatements = 1_000;

/**
 * One connection over which many operations are pipelined: each operation is a batch of statements with one Sync, so
 * all its statements see one snapshot and an error touches only that operation.
 */
export class Lane {
  readonly #connection: WireConnection;
  readonly #maximumBytes: number;
  readonly #prepared = new Set<string>();
  #inFlight: (Batch | undefined)[] = [];
  #head = 0;
  #rest: Buffer | undefined;
  #out: Buffer[] = [];
  #scheduled = false;
  #dead: Error | undefined;

  constructor(connection: WireConnection, maximumBytes: number) {
    this.#connection = connection;
    this.#maximumBytes = maximumBytes;
    connection.takeOver((bytes) => this.#read(bytes));
  }

  /** Operations that wait for their answer. */
  get depth(): number {
    return this.#inFlight.length - this.#head;
  }

  get alive(): boolean {
    return this.#dead === undefined;
  }

  /** Runs the statements in one round trip; their rows are there when the promise resolves. */
  run(calls: readonly Call[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#dead) {
        reject(this.#dead);
        return;
      }
      const parses: string[] = [];
      try {
        const messages: Buffer[] = [];
        for (const call of calls) {
          if ('cursor' in call) {
            messages.push(fetchMessage(call.cursor, call.most));
            continue;
          }
          if (!this.#prepared.has(call.name)) {
            this.#makeRoom(messages);
            this.#prepared.add(call.name);
            parses.push(call.name);
            // one that went stale is still known to the server under its name
            messages.push(closeMessage(call.name), parseMessage(call.name, call.text));
          }
          messages.push(bindMessage(call.name, call.values), executeMessage);
        }
        this.#out.push(...messages, syncMessage);
      } catch (error) {
        for (const name of parses) this.#prepared.delete(name);
        reject(error as Error);
        return;
      }
      this.#inFlight.push({ calls, resolve, reject, parses, confirmed: 0, current: 0, bytes: 0, error: undefined });
      this.#schedule();
    });
  }

  /** Forgets the statement prepared first when there are too many. */
  #makeRoom(messages: Buffer[]): void {
    if (this.#prepared.size < maximumStatements) return;
    const oldest = this.#prepared.values().next().value!;
    this.#prepared.delete(oldest);
    messages.push(closeMessage(oldest));
  }

  /** One write for all operations that arrive in the same turn of the event loop. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const out = this.#out;
      this.#out = [];
      if (!this.#dead) this.#connection.write(out.length === 1 ? out[0]! : Buffer.concat(out));
    });
  }

  /** Ends every waiting operation with the error; the lane takes no more. */
  fail(error: Error): void {
    if (this.#dead) return;
    this.#dead = error;
    const waiting = this.#inFlight.slice(this.#head);
    this.#inFlight = [];
    this.#head = 0;
    this.#rest = undefined;
    for (const batch of waiting) batch?.reject(error);
  }

  async end(): Promise<void> {
    this.fail(new DatabaseFailure('57P01', 'the lane was closed'));
    await this.#connection.end();
  }

  #read(chunk: Buffer): void {
    let offset = 0;
    if (this.#rest !== undefined) {
      // only the message that was cut is put together, not all that came with its end
      const missing = endOfMessage(this.#rest, chunk) - this.#rest.length;
      if (missing > chunk.length) {
        this.#rest = Buffer.concat([this.#rest, chunk]);
        return;
      }
      const message = Buffer.concat([this.#rest, chunk.subarray(0, missing)]);
      this.#rest = undefined;
      this.#message(message[0]!, message, 5, message.length);
      offset = missing;
    }
    const size = chunk.length;
    while (offset + 5 <= size && !this.#dead) {
      const end =
        offset +
        1 +
        ((chunk[offset + 1]! << 24) | (chunk[offset + 2]! << 16) | (chunk[offset + 3]! << 8) | chunk[offset + 4]!);
      if (end > size) break;
      this.#message(chunk[offset]!, chunk, offset + 5, end);
      offset = end;
    }
    if (offset < size && !this.#dead) this.#rest = offset === 0 ? chunk : chunk.subarray(offset);
  }

  #message(code: number, buffer: Buffer, start: number, end: number): void {
    const batch = this.#inFlight[this.#head];
    switch (code) {
      case 68: // DataRow
        if (batch!.error !== undefined) return;
        batch!.bytes += end - start;
        if (batch!.bytes > this.#maximumBytes) {
          batch!.error = new DatabaseFailure('GW001', 'the result is too large');
          for (const call of batch!.calls) call.rows.clear();
          return;
        }
        batch!.calls[batch!.current]!.rows.add(buffer, start + 2, end);
        return;
      case 67: // CommandComplete
      case 115: // PortalSuspended
        batch!.current++;
        return;
      case 49: // ParseComplete
        batch!.confirmed++;
        return;
      case 90: // ReadyForQuery
        if (batch === undefined) return;
        this.#inFlight[this.#head++] = undefined;
        if (this.#head > 1_024) {
          this.#inFlight.splice(0, this.#head);
          this.#head = 0;
        }
        if (batch.error) batch.reject(batch.error);
        else batch.resolve();
        return;
      case 69: {
        // ErrorResponse
        const failure = DatabaseFailure.read(buffer, start, end);
        if (batch === undefined || failure.lost) {
          this.fail(failure);
          return;
        }
        batch.error ??= failure;
        for (const name of batch.parses.slice(batch.confirmed)) this.#prepared.delete(name);
        if (failure.stale) for (const call of batch.calls) if ('name' in call) this.#prepared.delete(call.name);
        return;
      }
      default: // notices, parameter changes, BindComplete, CloseComplete
    }
  }
}

/** Where the message ends that begins `rest` and goes on in `chunk`; beyond both where they do not hold its length. */
function endOfMessage(rest: Buffer, chunk: Buffer): number {
  const head = rest.length >= 5 ? rest : Buffer.concat([rest, chunk.subarray(0, 5)]);
  return head.length < 5 ? Number.POSITIVE_INFINITY : head.readInt32BE(1) + 1;
}
