export { errorCodes, type ErrorCode } from './errors/codes.ts';
export { GridweaveError, type ErrorText } from './errors/gridweave-error.ts';
export type { Migration } from './plugin/migration.ts';
