import { expect, test } from 'vitest';
import { readNotedSeal } from './noted-seal.ts';

const hash = 'ab'.repeat(32);

test('a seal is read as it was noted, with either colon', () => {
  expect(readNotedSeal(` 12:${hash.toUpperCase()} `)).toEqual({ number: 12, hash });
  expect(readNotedSeal(`12\uFF1A ${hash}`)).toEqual({ number: 12, hash });
  expect(readNotedSeal('  ')).toBeNull();
});

test.each(['12', hash, `x:${hash}`, `12:${hash}0`])('%s is none', (text) => {
  expect(readNotedSeal(text)).toBeUndefined();
});
