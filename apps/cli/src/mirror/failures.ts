import type { ErrorText } from '@gridweave/kit';

/** How `gridweave mirror` ends. */
export const exitCodes = { done: 0, failed: 1, wrong: 2, nothing: 3, key: 4, unreachable: 5 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What ends the mirror, in words for its user. */
export class Ending extends Error {
  override readonly name = 'Ending';
  readonly code: ExitCode;
  readonly text: ErrorText;

  constructor(code: ExitCode, text: ErrorText) {
    super(`${text.zh} / ${text.en}`);
    this.code = code;
    this.text = text;
  }
}

/** Something that may be otherwise when it is tried again: no connection, a server that is down or wants a pause. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly text: ErrorText;
  /** Milliseconds that the server asked to wait. */
  readonly waitMs: number;

  constructor(text: ErrorText, waitMs = 0, options?: ErrorOptions) {
    super(`${text.zh} / ${text.en}`, options);
    this.text = text;
    this.waitMs = waitMs;
  }
}

/** What the server refused, with its code. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  /** Coordinates with the operator that was not granted. */
  readonly denied: readonly { readonly coordinate: string; readonly operator: string }[];

  constructor(code: string, message: string, denied: Refused['denied'] = []) {
    super(message);
    this.code = code;
    this.denied = denied;
  }
}
