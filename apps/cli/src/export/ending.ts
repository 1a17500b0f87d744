/** How a connection ended. */
export interface Ending {
  readonly isComplete: boolean;
  /** Whether asking again may help. */
  readonly isPassing: boolean;
  readonly message: string;
  /** Fields that cannot be exported, where that is what is wrong. */
  readonly unfit?: readonly string[];
}

export const complete: Ending = { isComplete: true, isPassing: false, message: '' };

export const broken: Ending = {
  isComplete: false,
  isPassing: true,
  message: '连接中断 / the connection was lost',
};

const passing: ReadonlySet<string> = new Set(['POLICY_UNCONFIRMED', 'DATABASE_UNAVAILABLE', 'RATE_LIMITED', 'TIMEOUT']);

/** An error as the server writes it. */
interface Said {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly fields?: readonly string[] };
}

/** The ending that an error of an export is. */
export function endingOf({ message, code }: { readonly message: string; readonly code: string }): Ending {
  return { isComplete: false, isPassing: passing.has(code), message: `${message} (${code})` };
}

/** The ending that a refusal is, before any row came. */
export function refusalOf(status: number, text: string): Ending {
  const errors = errorsIn(text);
  if (errors.length === 0) return { isComplete: false, isPassing: status >= 500, message: `HTTP ${status}` };
  const { code = '', fields } = errors[0]!.extensions ?? {};
  return {
    isComplete: false,
    isPassing: passing.has(code),
    message: errors.map((error) => error.message).join('\n  '),
    ...(code === 'BAD_USER_INPUT' && fields ? { unfit: fields } : {}),
  };
}

function errorsIn(text: string): readonly Said[] {
  try {
    return (JSON.parse(text) as { errors?: readonly Said[] }).errors ?? [];
  } catch {
    // a proxy between, which speaks in pages
    return [];
  }
}
