const NEWLINE = 10;
const QUOTE = 34;

/** Lines of CSV that come in pieces, and are held until they are taken; a line feed within quotes ends none. */
export class CsvLines {
  #pieces: Buffer[] = [];
  #length = 0;
  #isQuoted = false;
  #ends: number[] = [];

  /** Whole lines that are held. */
  get count(): number {
    return this.#ends.length;
  }

  /** Bytes that are held. */
  get bytes(): number {
    return this.#length;
  }

  add(piece: Buffer): void {
    for (let i = 0; i < piece.length; i++)
      if (piece[i] === QUOTE) this.#isQuoted = !this.#isQuoted;
      else if (piece[i] === NEWLINE && !this.#isQuoted) this.#ends.push(this.#length + i + 1);
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** Takes so many lines, not more than are held. */
  take(lines: number): Buffer {
    if (lines === 0) return Buffer.alloc(0);
    const all = Buffer.concat(this.#pieces);
    const end = this.#ends[lines - 1]!;
    this.#ends = this.#ends.slice(lines).map((at) => at - end);
    this.#pieces = [all.subarray(end)];
    this.#length -= end;
    return all.subarray(0, end);
  }
}
