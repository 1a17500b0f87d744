import type { Run } from '../plan/bind.ts';
import type { Rows } from '../wire/rows.ts';
import { LineWriter } from '../write/answer-writer.ts';
import { JsonBuffer } from '../write/buffer.ts';
import { CsvWriter } from '../write/csv-writer.ts';
import type { StreamPlan } from './row-stream.ts';

/** Writes batches of an export as lines of its format. */
export class BatchWriter {
  readonly #write: (out: JsonBuffer, rows: readonly Rows[], run: Run) => void;
  #size = 16_384;

  constructor({ plan, connection, node, format }: Pick<StreamPlan, 'plan' | 'connection' | 'node' | 'format'>) {
    if (format === 'csv') {
      const writer = new CsvWriter(node);
      this.#write = (out, rows) => writer.write(out, rows[connection.rows]!);
    } else {
      const writer = new LineWriter(plan, connection, node);
      this.#write = (out, rows, run) => writer.write(out, rows, run);
    }
  }

  write(rows: readonly Rows[], run: Run): Buffer {
    const out = new JsonBuffer(this.#size);
    this.#write(out, rows, run);
    // the next batch is likely as long
    this.#size = Math.min(Math.max(out.length + 1_024, 16_384), 4 << 20);
    return out.done();
  }
}
