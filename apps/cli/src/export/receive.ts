import { broken, type Ending, refusalOf } from './ending.ts';
import type { PartFile } from './part-file.ts';
import { type Access, headersOf, type Question } from './question.ts';
import { type ExportState, saveCsv } from './save-csv.ts';
import { saveNdjson } from './save-ndjson.ts';

/** What one connection gave. */
export interface Received {
  readonly ending: Ending;
  /** Where the change feed goes on; undefined when there was no answer. */
  readonly changesAfter: string | undefined;
}

const types = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

/** Asks for the rows after those of the file, and adds them as far as they come. */
export async function receive(
  access: Access,
  question: Question,
  file: PartFile,
  onProgress: (rows: number, total: number | undefined) => void,
): Promise<Received> {
  const response = await ask(access, question, file.progress.cursor);
  if (!response) return { ending: broken, changesAfter: undefined };
  const { headers, status, body } = response;
  if (status !== 200)
    return { ending: refusalOf(status, await response.text().catch(() => '')), changesAfter: undefined };
  const changesAfter = headers.get('x-gridweave-changes-after') ?? undefined;
  const total = headers.get('x-gridweave-export-total');
  const onRows = (rows: number): void => onProgress(rows, total === null ? undefined : Number(total));
  const id = headers.get('x-gridweave-export')!;
  const stream = body!;
  const ending =
    question.format === 'csv'
      ? await saveCsv(stream, file, (rows) => stateOf(access, id, rows), onRows)
      : await saveNdjson(whatComes(stream), file, onRows);
  return { ending, changesAfter };
}

async function ask(access: Access, question: Question, cursor: string | undefined): Promise<Response | undefined> {
  const { query, operationName, variables, format, language, purpose } = question;
  try {
    return await fetch(`${access.url}/export`, {
      method: 'POST',
      headers: {
        ...headersOf(access),
        Accept: types[format],
        'Accept-Language': language,
        ...(purpose === undefined ? {} : { 'X-Gridweave-Purpose': encodeURIComponent(purpose) }),
        ...(cursor === undefined ? {} : { 'X-Gridweave-Cursor': cursor }),
      },
      body: JSON.stringify({ query, operationName, variables }),
    });
  } catch {
    return undefined;
  }
}

async function stateOf(access: Access, id: string, rows: number): Promise<ExportState | undefined> {
  try {
    const response = await fetch(`${access.url}/export/${id}?rows=${rows}`, { headers: headersOf(access) });
    return response.status === 200 ? ((await response.json()) as ExportState) : undefined;
  } catch {
    return undefined;
  }
}

/** A stream that ends where the connection does. */
async function* whatComes(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    // what is missing is seen by the line that should come last
  }
}
