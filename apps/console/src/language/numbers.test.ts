import { expect, test } from 'vitest';
import { writeBytes, writeMilliseconds } from './numbers.ts';

test.each([
  [0, '0 B'],
  [1_023, '1,023 B'],
  [1_536, '1.5 KB'],
  [220 * 1_024 ** 2, '220 MB'],
  [3.25 * 1_024 ** 3, '3.3 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(writeBytes(bytes, 'en')).toBe(text);
});

test.each([
  [0.84, '0.8 ms'],
  [431.6, '432 ms'],
  [1_240, '1.2 s'],
  [180_000, '3 min'],
])('%d milliseconds are %s', (ms, text) => {
  expect(writeMilliseconds(ms, 'en')).toBe(text);
});
