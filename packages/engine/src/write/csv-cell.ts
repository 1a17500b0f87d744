import type { JsonBuffer } from './buffer.ts';

const QUOTE = 34;
const APOSTROPHE = 39;

/**
 * Appends a text as a cell: in quotes where it needs them, and also where it is empty, since nothing between commas is
 * null. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function appendCell(out: JsonBuffer, source: Buffer, start: number, end: number): void {
  out.reserve((end - start) * 2 + 3);
  const isFormula = startsFormula(source, start, end);
  if (!isFormula && isPlain(source, start, end)) {
    out.length += source.copy(out.bytes, out.length, start, end);
    return;
  }
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = QUOTE;
  if (isFormula) bytes[at++] = APOSTROPHE;
  for (let i = start; i < end; i++) {
    const code = source[i]!;
    if (code === QUOTE) bytes[at++] = QUOTE;
    bytes[at++] = code;
  }
  bytes[at++] = QUOTE;
  out.length = at;
}

// = + - @, tab, line feed, carriage return
const leads: ReadonlySet<number> = new Set([61, 43, 45, 64, 9, 10, 13]);
// the same four in full width, which some spreadsheets take alike
const wide: ReadonlySet<number> = new Set([0x9d, 0x8b, 0x8d, 0xa0]);

function startsFormula(source: Buffer, start: number, end: number): boolean {
  if (start === end) return false;
  const first = source[start]!;
  if (leads.has(first)) return true;
  if (first !== 0xef || end - start < 3) return false;
  return source[start + 1] === 0xbc && wide.has(source[start + 2]!);
}

function isPlain(source: Buffer, start: number, end: number): boolean {
  if (start === end) return false;
  // spaces at either end are lost by readers that trim
  if (source[start] === 32 || source[end - 1] === 32) return false;
  for (let i = start; i < end; i++) {
    const code = source[i]!;
    if (code === QUOTE || code === 44 || code === 10 || code === 13) return false;
  }
  return true;
}
