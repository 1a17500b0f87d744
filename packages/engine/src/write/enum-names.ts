/** The quoted names of a code table, found by the bytes of the code without making a string. */
export class EnumNames {
  readonly #short = new Map<number, Buffer>();
  readonly #long = new Map<string, Buffer>();
  /** The most bytes that a name takes. */
  readonly longest: number;

  constructor(names: ReadonlyMap<string, string>) {
    let longest = 4;
    for (const [code, name] of names) {
      const quoted = Buffer.from(JSON.stringify(name));
      longest = Math.max(longest, quoted.length);
      const bytes = Buffer.from(code);
      if (bytes.length <= shortCode) this.#short.set(packed(bytes, 0, bytes.length), quoted);
      else this.#long.set(code, quoted);
    }
    this.longest = longest;
  }

  /** The name with its quotes; undefined for a code that the table does not have. */
  find(source: Buffer, start: number, end: number): Buffer | undefined {
    return end - start <= shortCode
      ? this.#short.get(packed(source, start, end))
      : this.#long.get(source.toString('utf8', start, end));
  }
}

const shortCode = 6;

/** Up to six bytes as one number, led by a one so that leading zero bytes count. */
function packed(source: Buffer, start: number, end: number): number {
  let value = 1;
  for (let i = start; i < end; i++) value = value * 256 + source[i]!;
  return value;
}
