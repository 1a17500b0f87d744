import type { ErrorCode } from '@gridweave/kit';

/** One error as clients see it. */
export interface ErrorEntry {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode; readonly [detail: string]: unknown };
}

/** Why a request has no data, as it is answered, counted and recorded. */
export interface Refusal {
  readonly code: ErrorCode;
  /** Of the code's table; what the client gets depends on the media type as well. */
  readonly status: number;
  readonly errors: readonly ErrorEntry[];
}

/** The body of the answer. */
export function refusalBody(refusal: Refusal): Buffer {
  return Buffer.from(JSON.stringify({ errors: refusal.errors }));
}
