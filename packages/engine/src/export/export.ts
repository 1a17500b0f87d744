import type { Policy } from '@gridweave/access';
import type { Title } from '@gridweave/kit';
import type { OperationRequest, ReadFacts } from '../engine.ts';
import type { Subjects } from '../write/subject-reader.ts';

export type ExportFormat = 'ndjson' | 'csv';

/** An operation of which all rows are wanted. */
export interface ExportRequest extends OperationRequest {
  readonly format: ExportFormat;
  /** The cursor of the row after which an interrupted export goes on. */
  readonly after: string | undefined;
}

/** A column of CSV: how it was named in the document, or the titles of the fields that lead to it. */
export type Column = { readonly alias: string } | { readonly titles: readonly Title[] };

/** Some rows of an export as bytes. */
export interface ExportBatch {
  /** They hold until the call after the next. */
  readonly bytes: Buffer;
  /** Rows of the list, and all rows that were read for them. */
  readonly rows: number;
  readonly records: number;
  /** Whose personal information the rows hold. */
  readonly subjects: readonly Subjects[];
  /** Names the last row. */
  readonly cursor: string;
}

/** The rows of an export, all of one snapshot, in the order of their key. */
export interface RowStream {
  /** How many rows the export has in this snapshot, from its beginning; undefined where counting took too long. */
  readonly total: number | undefined;
  /**
   * The cursor after which `changes` gives whatever the rows do not show. An export that goes on has that of its
   * beginning, from which the rows are that came first.
   */
  readonly changesAfter: string;
  /** The next rows; undefined after the last. One call at a time. */
  next(): Promise<ExportBatch | undefined>;
  /** Lets the snapshot go, whatever is still running. */
  close(): Promise<void>;
}

export interface RowStreamOptions {
  /** Milliseconds that PostgreSQL may take for one batch. */
  readonly timeoutMs: number;
  /** Asked how far the change log is in a snapshot, which it may name to other connections until it resolves. */
  readonly positionOf: (snapshot: string) => Promise<string>;
}

/** An export that was admitted and planned; nothing has run yet. */
export interface PlannedExport {
  /** The root field. */
  readonly name: string;
  readonly facts: Pick<ReadFacts, 'operation' | 'coordinates' | 'masked' | 'sensitive'>;
  /** What answers to queries carry beside the data. */
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
  /** Of CSV. */
  readonly columns: readonly Column[];
  /**
   * Whether another policy lets the same be read in the same way.
   * @throws GridweaveError when it refuses the operation
   */
  holdsUnder(policy: Policy): boolean;
  open(options: RowStreamOptions): Promise<RowStream>;
}
