import { expect, test } from 'vitest';
import { mostRead, refusalsOf, usesOfDays } from './usage-sums.ts';

const field = (coordinate: string, calls: number) => ({ coordinate, calls, rows: calls * 10 });
const found = [
  {
    day: '2026-01-02',
    client: 'a',
    calls: 5,
    rows: 50,
    refusals: [{ code: 'FIELD_NOT_GRANTED', calls: 2 }],
    fields: [field('House.id', 3)],
  },
  {
    day: '2026-01-02',
    client: 'b',
    calls: 4,
    rows: 10,
    refusals: [
      { code: 'FIELD_NOT_GRANTED', calls: 1 },
      { code: 'RATE_LIMITED', calls: 3 },
    ],
    fields: [field('House.id', 1), field('House.address', 4)],
  },
];

test('days are those of the city, the latest first, and those without a call are there', () => {
  // 01:00 in Shanghai on the third
  const days = usesOfDays(found, 3, Date.UTC(2026, 0, 2, 17));
  expect(days).toEqual([
    { day: '2026-01-03', calls: 0, refused: 0, rows: 0 },
    { day: '2026-01-02', calls: 9, refused: 6, rows: 60 },
    { day: '2026-01-01', calls: 0, refused: 0, rows: 0 },
  ]);
});

test('refusals and fields of several clients are added up', () => {
  expect(refusalsOf(found)).toEqual([
    { code: 'FIELD_NOT_GRANTED', calls: 3 },
    { code: 'RATE_LIMITED', calls: 3 },
  ]);
  expect(mostRead(found, 1)).toEqual([field('House.address', 4)]);
});
