import { expect, test } from 'vitest';
import { blockOf, moved } from './focus.ts';

const size = { lines: 10, columns: 4, page: 5 };
const press = (key: string, ctrlKey = false): { key: string; ctrlKey: boolean; metaKey: boolean } => ({
  key,
  ctrlKey,
  metaKey: false,
});

test('arrows move by one and stop at the headers and the last cell', () => {
  expect(moved({ line: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ line: -1, column: 0 });
  expect(moved({ line: 0, column: 0 }, press('ArrowLeft'), size)).toEqual({ line: 0, column: -1 });
  expect(moved({ line: 9, column: 3 }, press('ArrowDown'), size)).toEqual({ line: 9, column: 3 });
  expect(moved({ line: 9, column: 3 }, press('ArrowRight'), size)).toEqual({ line: 9, column: 3 });
});

test('pages, ends and corners are reached with one key', () => {
  expect(moved({ line: 7, column: 1 }, press('PageDown'), size)).toEqual({ line: 9, column: 1 });
  expect(moved({ line: 7, column: 1 }, press('End'), size)).toEqual({ line: 7, column: 3 });
  expect(moved({ line: 7, column: 1 }, press('Home', true), size)).toEqual({ line: 0, column: 0 });
  expect(moved({ line: 7, column: 1 }, press('a'), size)).toBeUndefined();
});

test('a block leaves headers out, in whichever direction it was drawn', () => {
  expect(blockOf({ line: 3, column: 2 }, { line: 1, column: -1 })).toEqual({ lines: [1, 2, 3], columns: [0, 1, 2] });
});
