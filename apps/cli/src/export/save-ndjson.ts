import { broken, complete, type Ending, endingOf } from './ending.ts';
import { linesOf } from './lines-of.ts';
import type { PartFile } from './part-file.ts';

// lines about the export have one key, which starts with $
const noteStart = Buffer.from('{"$');

/** Saves NDJSON as far as the last cursor that comes. */
export async function saveNdjson(
  body: AsyncIterable<Uint8Array>,
  file: PartFile,
  onRows: (rows: number) => void,
): Promise<Ending> {
  let rows: Buffer[] = [];
  for await (const line of linesOf(body)) {
    if (!line.subarray(0, 3).equals(noteStart)) {
      rows.push(line);
      continue;
    }
    const note = JSON.parse(line.toString('utf8'));
    if (note.$cursor) {
      await file.add(Buffer.concat(rows), rows.length, note.$cursor);
      rows = [];
      onRows(file.progress.rows);
    }
    if (note.$end) {
      if (note.$end.state !== 'complete') return endingOf(note.$end.error);
      await file.finish(Buffer.alloc(0), 0);
      return complete;
    }
  }
  return broken;
}
