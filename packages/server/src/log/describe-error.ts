/** What the log says of an error: nothing of the values that it may quote. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** The place in the code where it came from. */
  readonly at?: string;
  readonly cause?: DescribedError;
}

/** Describes an error for the log: type, code, text without quoted values, and where it was made. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no Error was thrown' };
  const { code } = error as { code?: unknown };
  const at = /\n\s+at (.*(?:\n\s+at .*){0,2})/.exec(error.stack ?? '')?.[1];
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(at ? { at: at.replaceAll(/\n\s+at /g, ' < ') } : {}),
    ...(error.cause !== undefined && depth < 4 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

// PostgreSQL and others quote what they were given: names, numbers, statements
function withoutValues(message: string): string {
  return message
    .slice(0, 1_000)
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, '"…"')
    .replaceAll(/\d{6,}/g, '…')
    .replaceAll(/\b(select|insert|update|delete|with)\b\s[\s\S]*/gi, '$1 …');
}
