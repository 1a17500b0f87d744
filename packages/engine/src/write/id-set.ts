import { lengthAt, textAt } from '../wire/rows.ts';

const ZERO = 48;
/** So many digits are a safe number. */
const MOST_DIGITS = 15;

/** Ids, each once. Those that are whole numbers are kept as numbers: a thousand of them cost a quarter of their texts. */
export class IdSet {
  readonly #numbers = new Set<number>();
  readonly #texts = new Set<string>();

  /** Adds the text of the column at `offset`, which is not null. */
  add(buffer: Buffer, offset: number): void {
    const start = offset + 4;
    const length = lengthAt(buffer, offset);
    if (length === 0 || length > MOST_DIGITS || (length > 1 && buffer[start] === ZERO))
      return this.#addText(buffer, offset);
    let value = 0;
    for (let i = start; i < start + length; i++) {
      const digit = buffer[i]! - ZERO;
      if (digit < 0 || digit > 9) return this.#addText(buffer, offset);
      value = value * 10 + digit;
    }
    this.#numbers.add(value);
  }

  #addText(buffer: Buffer, offset: number): void {
    this.#texts.add(textAt(buffer, offset)!);
  }

  /** The ids as the `id` field gives them. */
  list(): readonly string[] {
    const numbers = Array.from(this.#numbers, String);
    return this.#texts.size === 0 ? numbers : [...numbers, ...this.#texts];
  }
}
