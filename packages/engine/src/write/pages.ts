import type { Run } from '../plan/bind.ts';
import type { Connection } from '../plan/shape-tree.ts';
import { type Rows, skipColumns, textAt } from '../wire/rows.ts';

/**
 * Which rows of a statement belong to which parent row. Rows of a nested list come in the order of their parents, each
 * with the parent's number; of one row more than asked for, only its being there is used.
 */
export class Pages {
  readonly #connection: Connection;
  readonly #rows: Rows | undefined;
  readonly #counts: Rows | undefined;
  readonly #first: number;
  /** By parent: the first of its rows, and the number of the first row that is kept. */
  readonly #starts: number[] = [];
  readonly #numbers: number[] = [];
  readonly #totals = new Map<number, string>();

  constructor(connection: Connection, rows: readonly Rows[], run: Run) {
    this.#connection = connection;
    this.#rows = connection.rows < 0 ? undefined : rows[connection.rows]!;
    this.#counts = connection.count < 0 ? undefined : rows[connection.count]!;
    this.#first = connection.first(run);
    if (connection.nested) this.#index();
  }

  #index(): void {
    const rows = this.#rows;
    const counts = this.#counts;
    if (rows) {
      let number = 0;
      for (let i = 0; i < rows.count;) {
        const parent = leadingNumber(rows, i) - 1;
        while (this.#starts.length <= parent) {
          this.#starts.push(i);
          this.#numbers.push(number);
        }
        const start = i;
        while (i < rows.count && leadingNumber(rows, i) - 1 === parent) i++;
        number += Math.min(i - start, this.#first);
      }
      this.#numbers.push(number);
      this.#starts.push(rows.count);
    }
    if (!counts) return;
    for (let i = 0; i < counts.count; i++) {
      const buffer = counts.buffers[i]!;
      this.#totals.set(leadingNumber(counts, i) - 1, textAt(buffer, skipColumns(buffer, counts.offsets[i]!, 1))!);
    }
  }

  #range(parent: number): readonly [number, number] {
    const rows = this.#rows;
    if (!rows) return [0, 0];
    if (!this.#connection.nested) return [0, rows.count];
    const start = this.#starts[parent] ?? rows.count;
    return [start, this.#starts[parent + 1] ?? rows.count];
  }

  /** How many rows of the parent are shown. */
  kept(parent: number): number {
    const [start, end] = this.#range(parent);
    return Math.min(end - start, this.#first);
  }

  /** Whether there are more rows than those shown. */
  more(parent: number): boolean {
    const [start, end] = this.#range(parent);
    return end - start > this.#first;
  }

  /** Where the parent's row `i` stands among the received rows. */
  index(parent: number, i: number): number {
    return this.#range(parent)[0] + i;
  }

  /** The number by which rows that hang on the parent's row `i` refer to it. */
  number(parent: number, i: number): number {
    return (this.#connection.nested ? this.#numbers[parent]! : 0) + i;
  }

  /** The count of all rows of the parent, as text. */
  total(parent: number): string {
    if (this.#connection.nested) return this.#totals.get(parent) ?? '0';
    const counts = this.#counts!;
    return textAt(counts.buffers[0]!, counts.offsets[0]!)!;
  }
}

/** The number in the first column, counted from 1. */
function leadingNumber(rows: Rows, index: number): number {
  const buffer = rows.buffers[index]!;
  const offset = rows.offsets[index]!;
  const end = offset + 4 + ((buffer[offset + 2]! << 8) | buffer[offset + 3]!);
  let value = 0;
  for (let i = offset + 4; i < end; i++) value = value * 10 + buffer[i]! - 48;
  return value;
}
