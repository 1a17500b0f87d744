const NEWLINE = 10;
const SIZE = 256 * 1_024;

/** The bytes in pieces of whole lines, each about as large as a connection takes at once. */
export function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    let end = bytes.length;
    if (end - start > SIZE) {
      const last = bytes.lastIndexOf(NEWLINE, start + SIZE);
      end = (last > start ? last : bytes.indexOf(NEWLINE, start + SIZE)) + 1 || bytes.length;
    }
    yield bytes.subarray(start, end);
    start = end;
  }
}
