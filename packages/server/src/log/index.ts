export { describeError } from './describe-error.ts';
export { bugReporter, type Logger, openLogger } from './logger.ts';
