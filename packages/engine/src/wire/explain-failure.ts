import { GridweaveError } from '@gridweave/kit';
import { DatabaseFailure } from './failure.ts';

/** What the words about a failure name. */
export interface FailureLimits {
  readonly statementTimeoutMs: number;
  readonly maximumBytes: number;
  /** Told of a database that cannot be reached. */
  readonly onFailure?: (failure: Error) => void;
}

/** OPERATION_TOO_LARGE, TIMEOUT or DATABASE_UNAVAILABLE where the failure is one of these; otherwise the error itself. */
export function explainFailure(error: Error, limits: FailureLimits): Error {
  if (error instanceof DatabaseFailure) {
    if (error.tooLarge)
      return new GridweaveError('OPERATION_TOO_LARGE', {
        zh: `结果超过 ${limits.maximumBytes} 字节,请减小 first 或少选字段`,
        en: `the result exceeds ${limits.maximumBytes} bytes; lower first or select fewer fields`,
      });
    if (error.code === '57014')
      return new GridweaveError('TIMEOUT', {
        zh: `查询超过 ${limits.statementTimeoutMs} 毫秒,请缩小范围`,
        en: `the query took more than ${limits.statementTimeoutMs} ms; narrow it`,
      });
    if (!error.lost && !error.code.startsWith('53')) return error;
  } else if (!isConnectionError(error)) return error;
  limits.onFailure?.(error);
  return new GridweaveError('DATABASE_UNAVAILABLE', {
    zh: '数据库暂不可用,请稍后重试',
    en: 'the database cannot be reached; try again shortly',
  });
}

function isConnectionError(error: Error): boolean {
  const { code } = error as { code?: string };
  if (
    typeof code === 'string' &&
    (/^E[A-Z]+$/.test(code) || code.startsWith('08') || code.startsWith('57P') || code.startsWith('53'))
  )
    return true;
  return /connection|timeout|terminated/i.test(error.message) && code === undefined;
}
