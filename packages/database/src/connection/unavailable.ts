const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

// 57P01–05 shutdown, crash, starting up, database dropped, idle session; 53300 too many connections; 08xxx connection
const sqlStates = /^(57P0[1-5]|53300|08[0-9A-Z]{3})$/;

// node-postgres gives these no code
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Connection ended)/;

/**
 * True when the error means that the database cannot be reached now: refused, reset, timed out while connecting,
 * shutting down or starting up. Callers answer DATABASE_UNAVAILABLE. A refused password or a wrong statement is not meant.
 */
export function isUnavailable(error: unknown): boolean {
  for (
    let current: unknown = error, depth = 0;
    current instanceof Error && depth < 8;
    current = current.cause, depth++
  ) {
    const code: unknown = 'code' in current ? current.code : undefined;
    if (code === 'DATABASE_UNAVAILABLE') return true;
    if (typeof code === 'string' && (networkCodes.has(code) || sqlStates.test(code))) return true;
    if (messages.test(current.message)) return true;
    if (current instanceof AggregateError && current.errors.some(isUnavailable)) return true;
  }
  return false;
}
