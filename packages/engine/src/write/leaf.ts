import type { JsonBuffer } from './buffer.ts';

const hex = Buffer.from('0123456789abcdef');

/** Writes text as a JSON string; the caller has reserved six bytes for each byte of it, and two. */
export function writeText(out: JsonBuffer, source: Buffer, start: number, end: number): void {
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = 34;
  for (let i = start; i < end; i++) {
    const code = source[i]!;
    if (code >= 32 && code !== 34 && code !== 92) {
      bytes[at++] = code;
      continue;
    }
    bytes[at++] = 92;
    if (code === 34 || code === 92) bytes[at++] = code;
    else if (code === 10) bytes[at++] = 110;
    else if (code === 13) bytes[at++] = 114;
    else if (code === 9) bytes[at++] = 116;
    else {
      bytes[at++] = 117;
      bytes[at++] = 48;
      bytes[at++] = 48;
      bytes[at++] = hex[code >> 4]!;
      bytes[at++] = hex[code & 15]!;
    }
  }
  bytes[at++] = 34;
  out.length = at;
}

/** Writes bytes as they are: numbers and JSON. `NaN` and infinities, which JSON cannot write, are null. */
export function writeRaw(out: JsonBuffer, source: Buffer, start: number, end: number): void {
  const { bytes } = out;
  let at = out.length;
  if (!isJson(source, start)) {
    out.appendText('null');
    return;
  }
  if (end - start < 32) for (let i = start; i < end; i++) bytes[at++] = source[i]!;
  else {
    source.copy(bytes, at, start, end);
    at += end - start;
  }
  out.length = at;
}

/** Whether it is no `NaN`, `Infinity` or `-Infinity`; JSON never starts like them. */
function isJson(source: Buffer, start: number): boolean {
  const code = source[start];
  return code !== 78 && code !== 73 && !(code === 45 && source[start + 1] === 73);
}

/**
 * Writes a timestamp of a UTC session, `2026-01-02 03:04:05.12345+00`, as `"2026-01-02T03:04:05.123Z"`. Years of other
 * than four digits do not occur: columns hold times of records.
 */
export function writeTime(out: JsonBuffer, source: Buffer, start: number): void {
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = 34;
  for (let i = 0; i < 19; i++) bytes[at++] = source[start + i]!;
  bytes[out.length + 11] = 84;
  bytes[at++] = 46;
  let from = start + 19;
  let fraction = 0;
  if (source[from] === 46)
    for (from++; fraction < 3 && isDigit(source[from]!); fraction++) bytes[at++] = source[from++]!;
  for (; fraction < 3; fraction++) bytes[at++] = 48;
  bytes[at++] = 90;
  bytes[at++] = 34;
  out.length = at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The same as text, for values that go through the executor. */
export function timeText(text: string): string {
  const fraction = /\.(\d{1,3})/.exec(text)?.[1] ?? '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`;
}
