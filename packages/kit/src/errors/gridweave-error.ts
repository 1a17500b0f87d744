import { errorCodes, type ErrorCode } from './codes.ts';

/** What went wrong, where, and what to do, in Chinese and English. */
export interface ErrorText {
  readonly zh: string;
  readonly en: string;
}

/**
 * An error meant to be shown to a user: message `中文 / English`, a code of the table, and details
 * that are safe to show. Anything else that is thrown is reported as INTERNAL without its text.
 */
export class GridweaveError extends Error {
  override readonly name = 'GridweaveError';
  readonly code: ErrorCode;
  readonly text: ErrorText;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, text: ErrorText, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${text.zh} / ${text.en}`, options);
    this.code = code;
    this.text = text;
    this.details = details;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorCodes[this.code].status;
  }
}
