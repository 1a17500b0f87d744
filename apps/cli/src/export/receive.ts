import { linesOf } from './lines-of.ts';
import type { PartFile } from './part-file.ts';

/** What the server said at the end of a part. */
export interface Ending {
  readonly isComplete: boolean;
  /** Whether asking again may help. */
  readonly isPassing: boolean;
  readonly message: string;
}

export interface Question {
  readonly url: string;
  readonly key: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const passing: ReadonlySet<string> = new Set(['POLICY_UNCONFIRMED', 'DATABASE_UNAVAILABLE', 'RATE_LIMITED', 'TIMEOUT']);
const broken: Ending = {
  isComplete: false,
  isPassing: true,
  message: '连接中断 / the connection was lost',
};

/** Asks for the rows after those of the file, and adds them as far as they come. */
export async function receive(
  question: Question,
  file: PartFile,
  onProgress: (rows: number, total: number | null) => void,
): Promise<Ending> {
  try {
    const { cursor } = file.progress;
    const response = await fetch(`${question.url}/export`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/x-ndjson',
        Authorization: `Bearer ${question.key}`,
        ...question.headers,
        ...(cursor === undefined ? {} : { 'X-Gridweave-Cursor': cursor }),
      },
      body: question.body,
    });
    if (response.status !== 200) return refusalOf(await response.text());
    return await save(response.body!, file, onProgress);
  } catch (error) {
    // of the file, not of the connection
    if (error instanceof Error && 'syscall' in error && 'path' in error) throw error;
    return broken;
  }
}

async function save(
  body: AsyncIterable<Uint8Array>,
  file: PartFile,
  onProgress: (rows: number, total: number | null) => void,
): Promise<Ending> {
  let total: number | null = null;
  let rows: Buffer[] = [];
  for await (const line of linesOf(body)) {
    if (!line.subarray(0, 3).equals(noteStart)) {
      rows.push(line);
      continue;
    }
    const note = JSON.parse(line.toString('utf8'));
    if (note.$export) ({ total } = note.$export);
    if (note.$cursor) {
      await file.add(Buffer.concat(rows), rows.length, note.$cursor);
      rows = [];
      onProgress(file.progress.rows, total);
    }
    if (note.$end) return endingOf(note.$end);
  }
  return broken;
}

// lines about the export have one key, which starts with $
const noteStart = Buffer.from('{"$');

function endingOf(end: {
  readonly state: string;
  readonly error?: { readonly code: string; readonly message: string };
}): Ending {
  if (end.state === 'complete') return { isComplete: true, isPassing: false, message: '' };
  const { code, message } = end.error!;
  return { isComplete: false, isPassing: passing.has(code), message: `${message} (${code})` };
}

function refusalOf(text: string): Ending {
  const errors: readonly { readonly message: string; readonly extensions?: { readonly code: string } }[] =
    JSON.parse(text).errors;
  const message = errors.map((error) => error.message).join('\n  ');
  return { isComplete: false, isPassing: passing.has(errors[0]!.extensions?.code ?? ''), message };
}
