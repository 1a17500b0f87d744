import type { ServerResponse } from 'node:http';

import type { ChangeMessage } from '@gridweave/engine';

import type { Refusal } from '../errors/index.ts';
import { completeFrame, frameOf, refusalFrame } from './event-frames.ts';
import type { Sink } from './sink.ts';

/** A stream of server-sent events. */
export class EventSink implements Sink {
  readonly #response: ServerResponse;

  /** Begins the answer with these headers, as pairs in one list. */
  constructor(response: ServerResponse, headers: readonly string[]) {
    this.#response = response;
    response.writeHead(200, [
      ...headers,
      'Content-Type',
      'text/event-stream; charset=utf-8',
      // proxies that gather answers would hold events back
      'X-Accel-Buffering',
      'no',
    ]);
    response.flushHeaders();
  }

  get waiting(): number {
    return this.#response.writableLength;
  }

  send(message: ChangeMessage): void {
    this.#response.write(frameOf(message));
  }

  end(refusal: Refusal): void {
    this.#response.end(refusalFrame(refusal) + completeFrame);
  }
}
