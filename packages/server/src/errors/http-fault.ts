import { type ErrorText, GridweaveError } from '@gridweave/kit';

/** A request that HTTP itself refuses, with a status of its own: no such path, method or media type. */
export class HttpFault extends GridweaveError {
  readonly #status: number;
  /** More headers of the answer, as pairs in one list. */
  readonly headers: readonly string[];

  constructor(status: number, text: ErrorText, headers: readonly string[] = []) {
    super('BAD_REQUEST', text);
    this.#status = status;
    this.headers = headers;
  }

  override get status(): number {
    return this.#status;
  }
}
