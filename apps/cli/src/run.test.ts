import { expect, test } from 'vitest';
import { printed } from './fixture/printed.ts';

test('without a command and with --help the commands are listed', async () => {
  for (const args of [[], ['--help']]) {
    const { code, text } = await printed(...args);
    expect(code).toBe(0);
    expect(text).toContain('sample');
  }
});

test('an unknown command is named', async () => {
  const { code, text } = await printed('smaple');
  expect(code).toBe(2);
  expect(text).toContain('smaple');
});

test.each([
  [['--size', 'village'], '--size'],
  [['--size'], '--size'],
  [['--seed', 'x'], '--seed'],
  [['--seed=-1'], '--seed'],
  [['--today', '2026-02-30'], '--today'],
  [['--sized', 'city'], '--sized'],
  [['street'], 'street'],
])('gridweave sample %j: what is wrong, and the help', async (args, word) => {
  const { code, text } = await printed('sample', ...args);
  expect(code).toBe(2);
  expect(text).toMatch(/^✗ /);
  expect(text.split('\n')[0]).toContain(word);
  expect(text).toContain('--size');
});

test('gridweave sample --help says what the sizes are and where the rows go', async () => {
  const { code, text } = await printed('sample', '--help');
  expect(code).toBe(0);
  for (const word of [
    'community',
    'street',
    'district',
    'city',
    '--seed',
    '--today',
    'DATABASE_URL',
    'GRIDWEAVE_DATA',
  ]) {
    expect(text).toContain(word);
  }
});
