import { type Run, valueOf } from '../plan/bind.ts';
import type { CursorColumns } from '../plan/shape-tree.ts';
import type { Statement } from '../plan/statement.ts';
import { countRows } from '../run/statements.ts';
import { connectWire } from '../wire/connection.ts';
import { explainFailure } from '../wire/explain-failure.ts';
import { DatabaseFailure } from '../wire/failure.ts';
import { type Call, Lane, type StatementCall } from '../wire/lane.ts';
import { Rows, textAt } from '../wire/rows.ts';
import { cursorValues } from '../write/answer-writer.ts';
import { SubjectReader } from '../write/subject-reader.ts';
import { BatchSize } from './batch-size.ts';
import { BatchWriter, type Written } from './batch-writer.ts';
import type { ExportBatch, RowStream, RowStreamOptions } from './export.ts';
import type { SealedPlace, Shown } from './sealed-place.ts';

/** Where streams read. */
export interface StreamDatabase {
  readonly url: string;
  readonly onFailure?: (failure: Error) => void;
}

/** What a stream reads and how it is written. */
export interface StreamPlan extends Written {
  readonly run: Run;
  readonly place: SealedPlace;
  /** Stands for what the policy lets the department see. */
  readonly rights: string;
  /** What the first part of an export shows that goes on. */
  readonly begun: Shown | undefined;
}

const CURSOR = 'gridweave_export';
/** How long counting may take. */
const COUNT_MS = 500;
/** The most bytes that one batch may bring. */
const MOST_BYTES = 16 << 20;

/**
 * Reads a plan in one transaction on a connection of its own: the rows through a cursor, the rows that hang on them by
 * further statements for each batch.
 */
export class StreamedRows implements RowStream {
  readonly #lane: Lane;
  readonly #options: StreamPlan;
  readonly #limits: { readonly statementTimeoutMs: number; readonly maximumBytes: number };
  readonly #onFailure: StreamDatabase['onFailure'];
  readonly #children: readonly { readonly index: number; readonly statement: Statement }[];
  readonly #subjects: SubjectReader;
  readonly #writer: BatchWriter;
  readonly #size = new BatchSize();
  /** Rows that were fetched together with others whose children were too many at once. */
  readonly #waiting: Rows[] = [];
  /** Rows that PostgreSQL makes while those before them are written and sent. */
  #ahead: Promise<Rows> | undefined;
  #isClosed = false;
  total: number | undefined;
  #shown: Shown | undefined;

  private constructor(lane: Lane, database: StreamDatabase, options: StreamPlan, timeoutMs: number) {
    this.#lane = lane;
    this.#options = options;
    this.#limits = { statementTimeoutMs: timeoutMs, maximumBytes: MOST_BYTES };
    this.#onFailure = database.onFailure;
    this.#children = options.plan.statements
      .map((statement, index) => ({ statement, index }))
      .filter(({ index }) => index !== options.connection.rows && index !== options.connection.count);
    this.#subjects = new SubjectReader(options.plan);
    this.#writer = new BatchWriter(options);
  }

  static async open(
    database: StreamDatabase,
    { timeoutMs, positionOf }: RowStreamOptions,
    plan: StreamPlan,
  ): Promise<StreamedRows> {
    for (const check of plan.plan.checks) check(plan.run);
    let lane: Lane | undefined;
    let stream: StreamedRows | undefined;
    try {
      const connection = await connectWire({
        url: database.url,
        statementTimeoutMs: timeoutMs,
        connectTimeoutMs: 5_000,
        applicationName: 'gridweave-export',
        // a client that reads slowly holds the transaction for a time that the server limits, and one that went away ends it
        settings: { idle_in_transaction_session_timeout: '0', client_connection_check_interval: '1000' },
        onLost: (error) => lane?.fail(new DatabaseFailure('08006', error.message)),
      });
      lane = new Lane(connection, MOST_BYTES);
      stream = new StreamedRows(lane, database, plan, timeoutMs);
      await stream.#begin(positionOf);
      return stream;
    } catch (error) {
      await lane?.end();
      throw explainFailure(error as Error, {
        statementTimeoutMs: timeoutMs,
        maximumBytes: MOST_BYTES,
        ...(database.onFailure ? { onFailure: database.onFailure } : {}),
      });
    }
  }

  async #begin(positionOf: RowStreamOptions['positionOf']): Promise<void> {
    const { plan, connection, run, rights, begun } = this.#options;
    const root = plan.statements[connection.rows]!;
    const values = valuesOf(root, run);
    const shared = call('share', 'select pg_export_snapshot()', []);
    await this.#lane.run([
      call('begin', 'begin isolation level repeatable read read only', []),
      shared,
      call('declare', `declare ${CURSOR} no scroll cursor for ${root.text}`, values),
    ]);
    this.#shown = begun ?? { rights, position: await positionOf(onlyText(shared.rows)) };
    this.total = await this.#count();
  }

  /** Counts the rows, not longer than it is worth. What PostgreSQL expects would tell of rows out of scope. */
  async #count(): Promise<number | undefined> {
    const { plan, connection, run } = this.#options;
    const statement = plan.statements[connection.count]!;
    const count = call(statement.name, statement.text, valuesOf(statement, run));
    const limit = (ms: number): StatementCall =>
      call(`limit ${ms}`, `set local statement_timeout = ${Math.round(ms)}`, []);
    try {
      await this.#lane.run([call('save', 'savepoint counting', []), limit(COUNT_MS)]);
      await this.#lane.run([count, limit(this.#limits.statementTimeoutMs)]);
      return Number(onlyText(count.rows));
    } catch (error) {
      if (!(error instanceof DatabaseFailure && error.code === '57014')) throw error;
      await this.#lane.run([call('back', 'rollback to savepoint counting', [])]);
      return undefined;
    }
  }

  get changesAfter(): string {
    return this.#options.place.changesAfter(this.#shown!);
  }

  async next(): Promise<ExportBatch | undefined> {
    try {
      return await this.#next();
    } catch (error) {
      throw explainFailure(error as Error, {
        ...this.#limits,
        ...(this.#onFailure && !this.#isClosed ? { onFailure: this.#onFailure } : {}),
      });
    }
  }

  async #next(): Promise<ExportBatch | undefined> {
    const own = this.#waiting.pop() ?? (await this.#fetch());
    if (own.count === 0) return undefined;
    const { connection } = this.#options;
    const cursor = connection.cursor!;
    const run = this.#children.length === 0 ? this.#options.run : withBatch(this.#options.run, cursor, own);
    const rows = await this.#withChildren(own, run);
    if (rows === undefined) {
      const middle = own.count >> 1;
      this.#waiting.push(own.slice(middle), own.slice(0, middle));
      return this.#next();
    }
    this.#size.took(
      rows.reduce((sum, some) => sum + some.bytes, 0),
      own.count,
    );
    return {
      bytes: this.#writer.write(rows, run),
      rows: own.count,
      records: countRows(rows),
      subjects: this.#subjects.read(rows, run),
      cursor: this.#options.place.seal({
        key: cursorValues(cursor, own, own.count - 1, 0),
        shown: this.#shown!,
      }),
    };
  }

  async #fetch(): Promise<Rows> {
    const rows = await (this.#ahead ?? this.#ask());
    this.#ahead = undefined;
    return rows;
  }

  async #ask(): Promise<Rows> {
    const rows = new Rows();
    await this.#lane.run([{ cursor: CURSOR, most: this.#size.rows, rows }]);
    return rows;
  }

  /** Asks for the next rows, behind all that was asked already. */
  #lookAhead(): void {
    this.#ahead ??= this.#ask();
    // whoever asks for them is told of a failure
    this.#ahead.catch(() => {});
  }

  /** The rows of all statements for a batch; undefined when there are too many, and the batch can be divided. */
  async #withChildren(own: Rows, run: Run): Promise<readonly Rows[] | undefined> {
    const calls = this.#children.map(({ statement }) => call(statement.name, statement.text, valuesOf(statement, run)));
    const children = calls.length > 0 ? this.#lane.run(calls) : undefined;
    this.#lookAhead();
    try {
      await children;
    } catch (error) {
      if (own.count > 1 && error instanceof DatabaseFailure && error.tooLarge) return undefined;
      throw error;
    }
    const rows: Rows[] = [];
    rows[this.#options.connection.rows] = own;
    rows[this.#options.connection.count] = new Rows();
    this.#children.forEach(({ index }, i) => {
      rows[index] = calls[i]!.rows;
    });
    return rows;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lane.end();
  }
}

/** The run for the children of a batch: its keys, column by column. */
function withBatch(run: Run, cursor: CursorColumns, own: Rows): Run {
  const batch = Array.from({ length: cursor.count }, (): (string | null)[] => []);
  for (let i = 0; i < own.count; i++)
    for (const [column, value] of cursorValues(cursor, own, i, 0).entries()) batch[column]!.push(value);
  return { ...run, batch };
}

function call(name: string, text: string, values: readonly unknown[]): StatementCall & Call {
  return { name, text, values, rows: new Rows() };
}

function valuesOf({ parameters }: Statement, run: Run): readonly unknown[] {
  return parameters.map((parameter) => valueOf(parameter, run));
}

function onlyText(rows: Rows): string {
  return textAt(rows.buffers[0]!, rows.offsets[0]!)!;
}
