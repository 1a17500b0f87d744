import type { ChangeMessage, ChangeReader } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';

import type { Exchange } from '../graphql/exchange.ts';
import type { Sink } from './sink.ts';

/** What has been read on a stream since its last audit record. */
interface Unrecorded {
  rows: number;
  readonly subjects: Map<string, Set<string>>;
}

/** What a client may leave untaken before its stream is cut. */
const mostWaiting = 1_000_000;

/** One subscription of one client. */
export class Stream {
  readonly exchange: Exchange;
  readonly sink: Sink;
  reader: ChangeReader;
  /** The position of the log behind the last message. */
  position: string;
  /** When something was sent last, on the monotonic clock. */
  sentAt = performance.now();
  isOver = false;
  unrecorded: Unrecorded = { rows: 0, subjects: new Map() };

  constructor(exchange: Exchange, sink: Sink, reader: ChangeReader, position: string) {
    this.exchange = exchange;
    this.sink = sink;
    this.reader = reader;
    this.position = position;
  }

  /** @throws GridweaveError STREAM_CUT when the client does not take what was sent */
  send(messages: readonly ChangeMessage[]): void {
    if (this.sink.waiting > mostWaiting)
      throw new GridweaveError('STREAM_CUT', {
        zh: '接收过慢,流已中断;请从最后收到的游标继续',
        en: 'The client takes messages too slowly, so the stream was cut; go on from the last cursor that you have',
      });
    for (const message of messages) this.sink.send(message);
    this.sentAt = performance.now();
  }

  /** Keeps what was read for the next audit record. */
  note(rows: number, subjects: readonly { readonly type: string; readonly ids: readonly string[] }[]): void {
    this.unrecorded.rows += rows;
    for (const { type, ids } of subjects) {
      let known = this.unrecorded.subjects.get(type);
      if (!known) this.unrecorded.subjects.set(type, (known = new Set()));
      for (const id of ids) known.add(id);
    }
  }

  /** What has to be recorded, which is taken as recorded then. */
  take(): {
    readonly rows: number;
    readonly subjects: readonly { readonly type: string; readonly ids: readonly string[] }[];
  } {
    const { rows, subjects } = this.unrecorded;
    this.unrecorded = { rows: 0, subjects: new Map() };
    return { rows, subjects: [...subjects].map(([type, ids]) => ({ type, ids: [...ids] })) };
  }
}
