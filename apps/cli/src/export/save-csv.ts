import { CsvLines } from './csv-lines.ts';
import { broken, complete, type Ending, endingOf } from './ending.ts';
import type { PartFile } from './part-file.ts';

/** What the server says of an export. */
export interface ExportState {
  readonly state: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Where to go on from the rows that were asked about. */
  readonly resume: { readonly rows: number; readonly cursor: string } | null;
}

/** Asks how far an export is, from so many rows that came in this connection; undefined when nobody answers. */
export type AskState = (rows: number) => Promise<ExportState | undefined>;

const HELD_BYTES = 4 << 20;

/**
 * Saves CSV, which has no lines about itself: the server is asked from time to time to which rows that have come it has
 * a cursor. An answer that ends is whole; one that does not is broken off.
 */
export async function saveCsv(
  body: AsyncIterable<Uint8Array>,
  file: PartFile,
  ask: AskState,
  onRows: (rows: number) => void,
): Promise<Ending> {
  const lines = new CsvLines();
  // the server counts the rows of this connection, and the first line of a file is none
  let saved = 0;
  let headings = file.progress.cursor === undefined ? 1 : 0;
  const save = async (): Promise<ExportState | undefined> => {
    const state = await ask(saved + Math.max(0, lines.count - headings));
    const resume = state?.resume;
    if (resume && resume.rows > saved) {
      const count = resume.rows - saved;
      await file.add(lines.take(count + headings), count, resume.cursor);
      saved = resume.rows;
      headings = 0;
    }
    return state;
  };
  try {
    let wanted = HELD_BYTES;
    for await (const piece of body) {
      lines.add(Buffer.from(piece));
      onRows(file.progress.rows + lines.count - headings);
      if (lines.bytes < wanted) continue;
      await save();
      wanted = lines.bytes + HELD_BYTES;
    }
  } catch {
    const state = await save();
    return state?.error ? endingOf(state.error) : broken;
  }
  const count = lines.count - headings;
  await file.finish(lines.take(lines.count), count);
  return complete;
}
