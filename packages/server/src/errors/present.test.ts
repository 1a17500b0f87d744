import { GridweaveError } from '@gridweave/kit';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';
import { expect, test } from 'vitest';

import { DocumentFaults } from '../documents/index.ts';
import { presentError } from './index.ts';

const logged: unknown[] = [];
const present = (error: unknown) =>
  presentError(error, (bug) => {
    logged.push(bug);
    return 'ref-1';
  });

test('a GridweaveError is shown with its code and details', () => {
  const error = new GridweaveError('FIELD_NOT_GRANTED', { zh: '甲', en: 'A' }, { coordinates: ['House.rent'] });
  expect(present(error)).toEqual({
    code: 'FIELD_NOT_GRANTED',
    status: 200,
    errors: [{ message: '甲 / A', extensions: { code: 'FIELD_NOT_GRANTED', coordinates: ['House.rent'] } }],
  });
});

test('attack 25: any other error is logged under a reference, and none of its text is shown', () => {
  const bug = new TypeError('select secret from core.person where id = 1');
  const refusal = present(bug);
  expect(refusal).toMatchObject({ code: 'INTERNAL', status: 500, errors: [{ extensions: { reference: 'ref-1' } }] });
  expect(JSON.stringify(refusal)).not.toMatch(/select|core\.person|TypeError|stack/);
  expect(logged).toEqual([bug]);
});

test('attack 25: the same for one that a resolver threw', async () => {
  const schema = buildSchema('type Query { x: Int }');
  const result = await execute({
    schema,
    document: parse('{ x }'),
    rootValue: { x: () => Promise.reject(new Error('pw=1')) },
  });
  const refusal = present(result.errors![0]);
  expect(refusal.errors[0]).toMatchObject({
    path: ['x'],
    locations: [{ line: 1, column: 3 }],
    extensions: { code: 'INTERNAL' },
  });
  expect(JSON.stringify(refusal)).not.toContain('pw=1');
});

test('a GridweaveError under a GraphQLError keeps its place', () => {
  const inner = new GridweaveError('BAD_CURSOR', { zh: '甲', en: 'A' });
  expect(present(new GraphQLError('x', { originalError: inner, path: ['houses'] })).errors[0]).toEqual({
    message: '甲 / A',
    path: ['houses'],
    extensions: { code: 'BAD_CURSOR' },
  });
});

test('what a scalar refuses is wrong input; its own code stays', () => {
  expect(
    present(new GraphQLError('第 18 位应为 X', { extensions: { code: 'BAD_USER_INPUT', digit: 18 } })).errors[0],
  ).toEqual({
    message: '第 18 位应为 X',
    extensions: { code: 'BAD_USER_INPUT', digit: 18 },
  });
  expect(present(new GraphQLError('Int cannot represent')).errors[0]).toMatchObject({
    message: '输入有误 / A value is wrong: Int cannot represent',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('faults that came together are shown together', () => {
  const faults = new DocumentFaults([
    new GraphQLError('甲', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
    new GraphQLError('乙', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  ]);
  expect(present(faults)).toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
    errors: [{ message: '甲' }, { message: '乙' }],
  });
});

test('a lost connection is an unavailable database', () => {
  expect(
    present(Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' })),
  ).toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    status: 503,
  });
  expect(present(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])).code).toBe(
    'DATABASE_UNAVAILABLE',
  );
});
