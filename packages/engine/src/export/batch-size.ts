const WANTED_BYTES = 1 << 20;
const FIRST = 16;
const MOST = 8_192;

/** How many rows a batch takes: as many as bring about a megabyte, found out on the way. */
export class BatchSize {
  rows = FIRST;

  /** Told how many bytes a batch was. */
  took(bytes: number, rows: number): void {
    const each = Math.max(1, bytes / rows);
    this.rows = Math.max(1, Math.min(MOST, this.rows * 4, Math.floor(WANTED_BYTES / each)));
  }
}
