import { isUtf8 } from 'node:buffer';

import { GridweaveError } from '@gridweave/kit';

import { jsonFault } from './json-fault.ts';
import { inspectVariables } from './variables.ts';

/** What a GraphQL request asks for. */
export interface RequestParams {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const parameters = new Set(['query', 'operationName', 'variables', 'extensions']);
const noVariables: Readonly<Record<string, unknown>> = Object.freeze({});
const LONG = 8_192;

/** Reads the parameters of a body. @throws GridweaveError BAD_REQUEST or BAD_USER_INPUT, saying what is wrong and where. */
export function readParams(body: Buffer): RequestParams {
  if (body.length === 0) throw badRequest('请求体是空的', 'The request body is empty');
  if (!isUtf8(body)) throw badRequest('请求体不是有效的 UTF-8', 'The request body is not valid UTF-8');
  const text = body.toString('utf8');
  const given = parseJson(text);
  if (Array.isArray(given)) {
    throw badRequest(
      '不支持一次发送多个操作(JSON 数组),请逐个发送',
      'Several operations in one request (a JSON array) are not supported. Send them one by one',
    );
  }
  if (typeof given !== 'object' || given === null)
    throw badRequest('请求体应为 JSON 对象', 'The request body must be a JSON object');
  const params = given as Record<string, unknown>;
  for (const key in params) {
    if (!parameters.has(key)) {
      throw badRequest(
        '请求体只能有 query、operationName、variables、extensions 这几项',
        'The request body may hold query, operationName, variables and extensions only',
      );
    }
  }
  const { query, operationName, variables, extensions } = params;
  if (typeof query !== 'string' || query === '')
    throw badRequest('query 应为非空字符串', 'query must be a string that is not empty');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw badRequest('operationName 应为字符串', 'operationName must be a string');
  if (!isRecord(variables)) throw badRequest('variables 应为 JSON 对象', 'variables must be a JSON object');
  if (!isRecord(extensions)) throw badRequest('extensions 应为 JSON 对象', 'extensions must be a JSON object');
  // every way of writing such a value shows in the text, and few bodies have one
  const suspicious = body.length > LONG || text.includes('\\u') || text.includes('__proto__');
  if (suspicious) {
    if (!query.isWellFormed() || query.includes('\0'))
      throw badRequest(
        'query 含有无效字符(U+0000 或不成对的代理字符)',
        'query holds an invalid character (U+0000 or half of a surrogate pair)',
      );
    if (variables) inspectVariables(variables);
  }
  return { query, operationName: operationName || undefined, variables: variables ?? noVariables };
}

/** The same from the query of an address, where `variables` and `extensions` are JSON texts. */
export function readUrlParams(url: string): RequestParams {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URL(url, 'http://gridweave').searchParams)
    given[name] = name === 'variables' || name === 'extensions' ? parseJson(value) : value;
  return readParams(Buffer.from(JSON.stringify(given)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> | null | undefined {
  return value === undefined || (typeof value === 'object' && !Array.isArray(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonFault(text);
    throw new GridweaveError(
      'BAD_REQUEST',
      {
        zh: `请求体不是有效的 JSON:第 ${line} 行第 ${column} 列有误`,
        en: `The request body is not valid JSON: line ${line}, column ${column} is wrong`,
      },
      { line, column },
    );
  }
}

function badRequest(zh: string, en: string): GridweaveError {
  return new GridweaveError('BAD_REQUEST', { zh, en });
}
