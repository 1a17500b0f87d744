import { GridweaveError } from '@gridweave/kit';
import { expect, test } from 'vitest';

import { jsonFault } from './json-fault.ts';
import { readParams } from './read-params.ts';

function refused(body: string | Buffer): GridweaveError {
  try {
    readParams(Buffer.from(body as string));
  } catch (error) {
    if (error instanceof GridweaveError) return error;
    throw error;
  }
  throw new Error('accepted');
}

test('reads the parameters; null is as good as absent', () => {
  expect(readParams(Buffer.from('{"query":"{ a }","operationName":null,"variables":null}'))).toEqual({
    query: '{ a }',
    operationName: undefined,
    variables: {},
  });
  expect(
    readParams(Buffer.from('{"query":"{ a }","operationName":"A","variables":{"x":"张三"},"extensions":{}}')),
  ).toEqual({
    query: '{ a }',
    operationName: 'A',
    variables: { x: '张三' },
  });
});

test.each<[string, number, number]>([
  ['', 1, 1],
  ['hello', 1, 1],
  ['{"query": "{ a }"', 1, 18],
  ['{"query": "{ a }",}', 1, 19],
  ["{'query': 1}", 1, 2],
  ['{\n  "query": "{ a }"\n  "variables": {}\n}', 3, 3],
  ['{"a": [1, 2,, 3]}', 1, 13],
  ['{"a": 01}', 1, 8],
  ['{"a": "x\ny"}', 1, 9],
  [String.raw`{"a": "x\q"}`, 1, 9],
  [String.raw`{"a": "x\u12"}`, 1, 9],
  ['{"a": "never ends', 1, 7],
  [`{"a": "${'很长'.repeat(500_000)}", b}`, 1, 1_000_011],
  ['{"a": tru}', 1, 7],
  ['{"a": NaN}', 1, 7],
  ['{"a": {"b": [}', 1, 14],
  ['{} {}', 1, 4],
  ['[[1], [2}]', 1, 9],
])('attack 23: %j is not JSON from line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonFault(text)).toEqual({ line, column });
});

test('attack 23: malformed JSON says where, and nothing of what was sent', () => {
  const error = refused('{"query": secret-440301 }');
  expect(error).toMatchObject({ code: 'BAD_REQUEST', details: { line: 1, column: 11 } });
  expect(error.message).not.toContain('secret');
});

test.each<[string, string]>([
  ['empty', ''],
  ['a number', '1'],
  ['null', 'null'],
  ['a batch', '[{"query":"{ a }"}]'],
  ['no query', '{}'],
  ['a query that is no text', '{"query":{"a":1}}'],
  ['an empty query', '{"query":""}'],
  ['variables that are a list', '{"query":"{ a }","variables":[1]}'],
  ['variables that are a text', '{"query":"{ a }","variables":"{}"}'],
  ['a number as operationName', '{"query":"{ a }","operationName":1}'],
  ['extensions that are a list', '{"query":"{ a }","extensions":[]}'],
  ['an unknown parameter', '{"query":"{ a }","variable":{}}'],
  ['a lone surrogate in the query', String.raw`{"query":"{ a(x: \"\ud800\") }"}`],
  ['a null character in the query', String.raw`{"query":"{ a }\u0000"}`],
  ['__proto__ as a parameter', '{"query":"{ a }","__proto__":{"x":1}}'],
])('attack 23: %s is refused', (_, body) => {
  expect(refused(body).code).toBe('BAD_REQUEST');
});

test('attack 23: invalid UTF-8 is refused', () => {
  expect(
    refused(Buffer.concat([Buffer.from('{"query":"{ a }'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])).text.en,
  ).toBe('The request body is not valid UTF-8');
});

test.each<[string, string, string]>([
  ['a null character', String.raw`{"a":{"b":["x","y\u0000"]}}`, 'variables.a.b.1'],
  ['half of a surrogate pair', String.raw`{"name":"\ud83d"}`, 'variables.name'],
  ['__proto__', '{"where":{"__proto__":{"admin":true}}}', 'variables.where'],
  ['__proto__ in disguise', String.raw`{"where":{"\u005f_proto__":{"admin":true}}}`, 'variables.where'],
  ['a null character in a key', String.raw`{"a":{"b\u0000":1}}`, 'variables.a'],
])('attack 23: %s in variables is refused with its place', (_, variables, where) => {
  const error = refused(`{"query":"{ a }","variables":${variables}}`);
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { where } });
  expect(({} as any).admin).toBeUndefined();
});

test('attack 23: extreme nesting is refused', () => {
  const deep = '[',
    close = ']';
  const error = refused(`{"query":"{ a }","variables":{"x":${deep.repeat(200_000)}${close.repeat(200_000)}}}`);
  expect(error.text.en).toContain('is nested too deeply');
});

test('whole surrogate pairs and names such as constructor are ordinary', () => {
  expect(
    readParams(Buffer.from(String.raw`{"query":"{ a }","variables":{"constructor":"\ud83d\ude00"}}`)).variables,
  ).toEqual({
    constructor: '😀',
  });
});
