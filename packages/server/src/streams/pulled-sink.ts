import type { ChangeMessage } from '@gridweave/engine';
import type { ExecutionResult } from 'graphql';

import type { Refusal } from '../errors/index.ts';
import type { Sink } from './sink.ts';

/** A stream whose messages are taken one by one, when those before have gone out. */
export class PulledSink implements Sink, AsyncIterableIterator<ExecutionResult> {
  readonly #waiting: { readonly result: ExecutionResult; readonly size: number }[] = [];
  readonly #onReturn: () => void;
  #size = 0;
  #isEnded = false;
  #wake: (() => void) | undefined;

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn;
  }

  get waiting(): number {
    return this.#size;
  }

  send({ result, text }: ChangeMessage): void {
    this.#push(result, text.length);
  }

  end({ errors }: Refusal): void {
    this.#isEnded = true;
    this.#push({ errors: errors as never }, 0);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        this.#size -= next.size;
        return { done: false, value: next.result };
      }
      if (this.#isEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The client has left the stream. */
  return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#isEnded = true;
    this.#waiting.length = 0;
    this.#wake?.();
    this.#onReturn();
    return Promise.resolve({ done: true, value: undefined });
  }

  #push(result: ExecutionResult, size: number): void {
    this.#waiting.push({ result, size });
    this.#size += size;
    this.#wake?.();
  }
}
