import type { Subjects } from '../entry.ts';

const NUMBERS = 0;
const TEXTS = 1;
/** Ids that are whole numbers and safe to count with. */
const number = /^[1-9]\d{0,14}$/;

/**
 * The records that an answer held, small: for each type its name, and its ids as differences of sorted numbers, runs of
 * neighbours as one; ids that are no numbers as texts. Null where there is none.
 */
export function packSubjects(subjects: readonly Subjects[]): Buffer | null {
  const out = new Bytes();
  for (const { type, ids } of subjects) {
    if (ids.length === 0) continue;
    out.text(type);
    const numbers = numbersOf(ids);
    out.varint(numbers ? NUMBERS : TEXTS);
    if (numbers) packNumbers(out, numbers);
    else {
      out.varint(ids.length);
      for (const id of ids) out.text(id);
    }
  }
  return out.length === 0 ? null : out.done();
}

/** The records in what `packSubjects` made. */
export function unpackSubjects(packed: Buffer): readonly Subjects[] {
  const read = new Reader(packed);
  const subjects: Subjects[] = [];
  while (!read.isDone) {
    const type = read.text();
    const ids: string[] = [];
    if (read.varint() === NUMBERS) {
      let last = 0;
      for (let runs = read.varint(); runs > 0; runs--) {
        last += read.varint();
        const more = read.varint();
        for (let i = 0; i <= more; i++) ids.push(String(last + i));
        last += more;
      }
    } else for (let count = read.varint(); count > 0; count--) ids.push(read.text());
    subjects.push({ type, ids });
  }
  return subjects;
}

/** Sorted, each once; undefined where one is no number. */
function numbersOf(ids: readonly string[]): Float64Array | undefined {
  const numbers = new Float64Array(ids.length);
  let isSorted = true;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (!number.test(id)) return undefined;
    numbers[i] = Number(id);
    if (i > 0 && numbers[i]! <= numbers[i - 1]!) isSorted = false;
  }
  return isSorted ? numbers : new Float64Array(new Set(numbers.sort()));
}

function packNumbers(out: Bytes, numbers: Float64Array): void {
  const runs: number[] = [];
  let last = 0;
  for (let i = 0; i < numbers.length;) {
    const first = numbers[i]!;
    let end = i;
    while (end + 1 < numbers.length && numbers[end + 1] === numbers[end]! + 1) end++;
    runs.push(first - last, end - i);
    last = numbers[end]!;
    i = end + 1;
  }
  out.varint(runs.length / 2);
  for (const value of runs) out.varint(value);
}

class Bytes {
  #bytes = Buffer.allocUnsafe(256);
  length = 0;

  varint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.length++] = rest;
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.varint(size);
    this.#reserve(size);
    this.length += this.#bytes.write(value, this.length);
  }

  done(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(size: number): void {
    if (this.length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + size));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  text(): string {
    const size = this.varint();
    return this.#bytes.toString('utf8', this.#at, (this.#at += size));
  }
}
