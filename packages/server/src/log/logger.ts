import { randomBytes } from 'node:crypto';

import { destination, type Logger, pino } from 'pino';

import type { ReportBug } from '../errors/index.ts';
import { describeError } from './describe-error.ts';

export type { Logger };

const secrets = ['authorization', 'password', 'key', 'cookie', 'url'];

/** The log on standard error, one JSON object a line; fields that may hold secrets are left out. */
export function openLogger(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
      serializers: { error: (error: unknown) => (error instanceof Error ? describeError(error) : error) },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ fd: 2, sync: true }),
  );
}

/** Logs bugs under a reference that the user is given. */
export function bugReporter(logger: Logger): ReportBug {
  return (error) => {
    const reference = randomBytes(5).toString('hex');
    logger.error({ reference, error }, 'internal error');
    return reference;
  };
}
