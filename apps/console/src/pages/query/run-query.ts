import type { AnswerError } from '../../graph/problems.ts';
import { endpointOf, type Session } from '../../session/session.ts';

export interface Asked {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly purpose: string;
  readonly deniedAsNull: boolean;
  readonly session: Session;
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: {
    readonly gridweave?: {
      readonly masked?: readonly { readonly field: string; readonly masks: readonly string[] }[];
      readonly partial?: readonly { readonly field: string }[];
      readonly denied?: readonly { readonly field: string; readonly title?: string }[];
      readonly rounded?: unknown;
    };
  };
}

export interface Run {
  readonly answer: Answer;
  readonly status: number;
  readonly milliseconds: number;
}

/** Sends a document as who is signed in; a subscription calls `onEvent` for each answer until it is stopped. */
export async function runQuery(
  asked: Asked,
  signal: AbortSignal,
  onEvent: (answer: Answer) => void,
): Promise<Run | undefined> {
  const begun = performance.now();
  const isStream = /^\s*subscription\b/m.test(asked.document);
  const response = await fetch(endpointOf(asked.session), {
    method: 'POST',
    signal,
    headers: {
      'Content-Type': 'application/json',
      Accept: isStream ? 'text/event-stream' : 'application/json',
      'X-Gridweave-CSRF': asked.session.csrf,
      ...(asked.purpose ? { 'X-Gridweave-Purpose': encodeURIComponent(asked.purpose) } : {}),
      ...(asked.deniedAsNull ? { 'X-Gridweave-Denied': 'null' } : {}),
    },
    body: JSON.stringify({ query: asked.document, variables: asked.variables }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') && response.body) {
    for await (const data of eventsIn(response.body)) {
      const answer = JSON.parse(data) as Answer;
      // says only how far the stream has come
      if (kindOf(answer) !== 'HEARTBEAT') onEvent(answer);
    }
    return undefined;
  }
  const answer = (await response.json()) as Answer;
  return { answer, status: response.status, milliseconds: Math.round(performance.now() - begun) };
}

function kindOf({ data }: Answer): unknown {
  return (data as { changes?: { kind?: unknown } } | undefined)?.changes?.kind;
}

/** The data of server-sent `next` events. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop()!;
    for (const part of parts) {
      const lines = part.split('\n');
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
      if (lines.includes('event: next') && data.length > 0) yield data.join('\n');
    }
  }
}
