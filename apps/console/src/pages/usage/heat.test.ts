import { expect, test } from 'vitest';
import { heatRows, warmth } from './heat.ts';

const at = '2026-11-20T00:00:00.000Z';
const usage = (department: string, coordinate: string, operations: number, rows: number) => ({
  department,
  coordinate,
  operations,
  rows,
  lastUsed: at,
});

test('fields stand under their types; reading and filtering are one use; what is held and never used is there', () => {
  const [house, person] = heatRows(
    [usage('fire', 'House.code', 3, 30), usage('fire', 'House.code:filter', 2, 20), usage('fire', 'House.use', 1, 7)],
    new Map([
      ['Person.name', new Set(['police'])],
      ['House.code', new Set(['fire', 'police'])],
    ]),
  );
  expect([house!.key, person!.key]).toEqual(['House', 'Person']);
  expect(house!.children!.map(({ key }) => key)).toEqual(['House.code', 'House.use']);
  expect(house!.children![0]!.cells.get('fire')).toEqual({
    operations: 5,
    rows: 50,
    lastUsed: Date.parse(at),
    held: 1,
    used: 1,
  });
  expect(house!.cells.get('fire')).toMatchObject({ operations: 6, rows: 50, held: 1, used: 2 });
  expect(house!.cells.get('police')).toMatchObject({ operations: 0, held: 1, used: 0 });
});

test('the later and the more, the warmer; what was never used is cold', () => {
  const heat = { operations: 0, rows: 0, lastUsed: 0, held: 1, used: 0 };
  const now = Date.parse(at);
  const day = 86_400_000;
  expect(warmth(heat, 'rows', now)).toBe(0);
  expect([0, 2, 20, 60, 200].map((age) => warmth({ ...heat, lastUsed: now - age * day }, 'lastUsed', now))).toEqual([
    5, 4, 3, 2, 1,
  ]);
  const warmths = [1, 50, 5_000, 90_000_000].map((rows) => warmth({ ...heat, rows, lastUsed: now }, 'rows', now));
  expect(warmths).toEqual([1, 2, 4, 5]);
});
