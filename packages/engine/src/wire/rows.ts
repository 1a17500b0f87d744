/**
 * The rows of one statement as they came from PostgreSQL: references into the received buffers, nothing decoded.
 * A row is a sequence of columns, each a 4-byte length (−1 for null) and that many bytes of text.
 */
export class Rows {
  readonly buffers: Buffer[] = [];
  /** Where the columns of each row begin. */
  readonly offsets: number[] = [];
  bytes = 0;

  get count(): number {
    return this.offsets.length;
  }

  add(buffer: Buffer, offset: number, end: number): void {
    this.buffers.push(buffer);
    this.offsets.push(offset);
    this.bytes += end - offset;
  }

  /** Some of the rows, as rows of their own. */
  slice(start: number, end?: number): Rows {
    const some = new Rows();
    some.buffers.push(...this.buffers.slice(start, end));
    some.offsets.push(...this.offsets.slice(start, end));
    some.bytes = Math.round((this.bytes * some.count) / Math.max(1, this.count));
    return some;
  }

  clear(): void {
    this.buffers.length = 0;
    this.offsets.length = 0;
    this.bytes = 0;
  }
}

/** The 4-byte length at `offset`; negative for null. */
export function lengthAt(buffer: Buffer, offset: number): number {
  return (buffer[offset]! << 24) | (buffer[offset + 1]! << 16) | (buffer[offset + 2]! << 8) | buffer[offset + 3]!;
}

/** The offset after `columns` columns that start at `offset`. */
export function skipColumns(buffer: Buffer, offset: number, columns: number): number {
  let at = offset;
  for (let i = 0; i < columns; i++) {
    const length = lengthAt(buffer, at);
    at += length > 0 ? 4 + length : 4;
  }
  return at;
}

/** The text of the column at `offset`, null where it is null. */
export function textAt(buffer: Buffer, offset: number): string | null {
  const length = lengthAt(buffer, offset);
  return length < 0 ? null : buffer.toString('utf8', offset + 4, offset + 4 + length);
}
