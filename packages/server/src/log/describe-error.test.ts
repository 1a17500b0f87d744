import { expect, test } from 'vitest';

import { describeError } from './index.ts';

test('attack 27: quoted values, long numbers and statements do not reach the log', () => {
  const error = Object.assign(
    new Error(
      'duplicate key "440301199001011234": Key (id_number)=(440301199001011234) in select name from core.person',
    ),
    { code: '23505', detail: 'Key (id_number)=(440301199001011234) already exists.' },
  );
  const text = JSON.stringify(describeError(new Error("failed for '张三'", { cause: error })));
  expect(text).toContain('23505');
  expect(text).toContain('describe-error.test.ts');
  expect(text).not.toMatch(/4403011990|张三|core\.person|already exists/);
});

test('what is no error is described without its value', () => {
  expect(describeError('secret')).toEqual({ type: 'string', message: 'something that is no Error was thrown' });
});
