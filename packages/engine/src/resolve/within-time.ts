import { GridweaveError } from '@gridweave/kit';

/** How long which function of which plugin may take. */
export interface TimeLimit {
  readonly plugin: string;
  readonly coordinate: string;
  readonly timeoutMs: number;
}

/**
 * Runs a plugin's function under a time limit. When it is over, or the request is, the function's signal is aborted
 * and its answer is no longer waited for. A loop that never yields cannot be stopped from within its process.
 * @throws GridweaveError TIMEOUT
 */
export async function withinTime<T>(
  limit: TimeLimit,
  requestSignal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = outOfTime(limit);
    timeout.abort(error);
    late.reject(error);
  }, limit.timeoutMs);
  const signal = AbortSignal.any([requestSignal, timeout.signal]);
  return Promise.race([work(signal), late.promise]).finally(() => clearTimeout(timer));
}

export function outOfTime({ plugin, coordinate, timeoutMs }: TimeLimit): GridweaveError {
  return new GridweaveError(
    'TIMEOUT',
    {
      zh: `插件 ${plugin} 的 ${coordinate} 在 ${timeoutMs} 毫秒内没有返回`,
      en: `${coordinate} of plugin ${plugin} did not answer within ${timeoutMs} ms`,
    },
    { plugin, field: coordinate },
  );
}
