import type { Held } from '../copy.ts';

/** The first line of a copy in a file. */
export const header = { gridweave: 'mirror', version: 1 } as const;

/** A record as it is now. */
export interface Upsert {
  readonly upsert: string;
  readonly id: string;
  /** The load that saw it last. */
  readonly generation: number;
  readonly record: Readonly<Record<string, unknown>>;
}

/** A line of the log. A line `held` ends a step: what stands before it counts from there on. */
export type Line =
  | typeof header
  | Upsert
  | { readonly delete: string; readonly id: string }
  | { readonly dropped: string; readonly fields: readonly string[]; readonly records: number; readonly at: string }
  | { readonly held: Held & { readonly generation: number } };

/** A line as its bytes. */
export function lineBytes(line: Line): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`);
}

/** A line of a file and where it stands. */
export interface PlacedLine {
  readonly line: Line;
  readonly offset: number;
  readonly end: number;
}

/** The whole lines of a file in their order; a torn last one is left out. @throws SyntaxError for what is no JSON */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<PlacedLine> {
  let rest = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      const length = at + 1 - from;
      yield { line: JSON.parse(bytes.toString('utf8', from, at)) as Line, offset, end: offset + length };
      offset += length;
      from = at + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
}
