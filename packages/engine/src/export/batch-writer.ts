import type { Run } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Connection, Segment } from '../plan/shape-tree.ts';
import type { Rows } from '../wire/rows.ts';
import { LineWriter } from '../write/answer-writer.ts';
import { JsonBuffer } from '../write/buffer.ts';
import { CsvWriter } from '../write/csv-writer.ts';
import type { ExportFormat } from './export.ts';

/** Which rows are written, and how. */
export interface Written {
  readonly plan: Plan;
  readonly connection: Connection;
  readonly node: Segment;
  readonly format: ExportFormat;
}

const FIRST_SIZE = 65_536;

/**
 * Writes batches of an export as lines of its format. Two buffers take turns, since new ones would keep the collector
 * busy: what was written holds until the call after the next.
 */
export class BatchWriter {
  readonly #write: (out: JsonBuffer, rows: readonly Rows[], run: Run) => void;
  #next = new JsonBuffer(FIRST_SIZE);
  #last = new JsonBuffer(FIRST_SIZE);

  constructor({ plan, connection, node, format }: Written) {
    if (format === 'csv') {
      const writer = new CsvWriter(node);
      this.#write = (out, rows) => writer.write(out, rows[connection.rows]!);
    } else {
      const writer = new LineWriter(plan, connection, node);
      this.#write = (out, rows, run) => writer.write(out, rows, run);
    }
  }

  write(rows: readonly Rows[], run: Run): Buffer {
    const out = this.#next;
    this.#next = this.#last;
    this.#last = out;
    out.length = 0;
    this.#write(out, rows, run);
    return out.done();
  }
}
