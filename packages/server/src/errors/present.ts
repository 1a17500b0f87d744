import { isUnavailable } from '@gridweave/database';
import { VariableErrors } from '@gridweave/engine';
import { type ErrorCode, errorCodes, GridweaveError } from '@gridweave/kit';
import { GraphQLError } from 'graphql';

import type { ErrorEntry, Refusal } from './refusal.ts';

/** Logs an error that is not meant for users, and returns the reference under which it is found in the log. */
export type ReportBug = (error: unknown) => string;

/**
 * What a client may see of an error: GridweaveErrors and faults of documents and values as they are, a lost database
 * as DATABASE_UNAVAILABLE, everything else as INTERNAL with a reference to the log.
 */
export function presentError(error: unknown, reportBug: ReportBug): Refusal {
  const all = flatten(error);
  const errors = all.map((one) => entryOf(one, reportBug));
  const code = errors[0]!.extensions.code;
  const status = all[0] instanceof GridweaveError ? all[0].status : errorCodes[code].status;
  return { code, status, errors };
}

function flatten(error: unknown): readonly unknown[] {
  if (error instanceof VariableErrors) return error.errors;
  if (error instanceof AggregateError && error.errors.length > 0 && !isUnavailable(error)) {
    return error.errors.flatMap(flatten);
  }
  return [error];
}

function entryOf(error: unknown, reportBug: ReportBug): ErrorEntry {
  if (error instanceof GridweaveError) {
    return { message: error.message, extensions: { code: error.code, ...error.details } };
  }
  if (error instanceof GraphQLError) return graphqlEntry(error, reportBug);
  if (isUnavailable(error)) return entryOf(databaseAway(), reportBug);
  if (isCancelled(error)) return entryOf(tooSlow(), reportBug);
  const reference = reportBug(error);
  return {
    message: `内部错误,已记录。请将编号 ${reference} 告知管理员 / Internal error; it was logged. Tell the administrator the reference ${reference}`,
    extensions: { code: 'INTERNAL', reference },
  };
}

function graphqlEntry(error: GraphQLError, reportBug: ReportBug): ErrorEntry {
  const place = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  if (error.originalError && !(error.originalError instanceof GraphQLError && hasCode(error))) {
    return { ...entryOf(error.originalError, reportBug), ...place };
  }
  if (hasCode(error)) {
    const { http: _, ...extensions } = error.extensions as ErrorEntry['extensions'];
    return { message: inBothLanguages(error.message), ...place, extensions: extensions as ErrorEntry['extensions'] };
  }
  // of graphql-js itself: a value that does not fit
  return { message: inBothLanguages(error.message), ...place, extensions: { code: 'BAD_USER_INPUT' } };
}

// graphql-js speaks English only
function inBothLanguages(message: string): string {
  return /\p{Script=Han}/u.test(message) ? message : `输入有误 / A value is wrong: ${message}`;
}

function hasCode(error: GraphQLError): boolean {
  const code = error.extensions['code'];
  return typeof code === 'string' && Object.hasOwn(errorCodes, code satisfies string as ErrorCode);
}

/** The refusal while the database cannot be reached. */
function databaseAway(): GridweaveError {
  return new GridweaveError('DATABASE_UNAVAILABLE', {
    zh: '数据库暂时无法连接,恢复后自动继续服务。请稍后重试',
    en: 'The database cannot be reached now; service goes on by itself when it is back. Try again later',
  });
}

/** The refusal of an operation that took too long. */
export function tooSlow(): GridweaveError {
  return new GridweaveError('TIMEOUT', {
    zh: '执行超时,已中止。请缩小范围、减小 first 或增加筛选条件',
    en: 'The operation took too long and was stopped. Narrow the area, lower `first` or add conditions',
  });
}

// 57014: PostgreSQL's statement timeout
function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
