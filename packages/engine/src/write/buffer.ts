/** Bytes that grow: JSON is written into it without strings in between. */
export class JsonBuffer {
  bytes: Buffer;
  length = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Makes room for so many bytes more. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    let size = this.bytes.length * 2;
    while (size < needed) size *= 2;
    const larger = Buffer.allocUnsafeSlow(size);
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  append(source: Buffer): void {
    const count = source.length;
    this.reserve(count);
    const { bytes } = this;
    let at = this.length;
    // for short pieces a loop is faster than a native copy
    if (count < 32) for (let i = 0; i < count; i++) bytes[at++] = source[i]!;
    else {
      bytes.set(source, at);
      at += count;
    }
    this.length = at;
  }

  appendText(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.bytes.write(text, this.length, 'utf8');
  }

  /** The bytes written so far, without copying. */
  done(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
