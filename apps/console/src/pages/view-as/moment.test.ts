import { expect, test } from 'vitest';
import { argumentsOf } from './moment.ts';

const now = Date.parse('2026-11-27T03:00:00Z');

test.each([
  [undefined, { as: 'fire', at: null, policy: null }],
  ['2026-11-20T00:00:00Z', { as: 'fire', at: '2026-11-20T00:00:00Z', policy: { at: '2026-11-20T00:00:00Z' } }],
  ['2027-01-01T00:00:00Z', { as: 'fire', at: '2027-01-01T00:00:00Z', policy: null }],
])('the view at %s', (at, expected) =>
  expect(argumentsOf({ as: 'fire', at, request: undefined }, now)).toEqual(expected),
);

test('the view as if a request were in force', () => {
  const viewed = { as: 'fire', at: undefined, request: 'r' };
  expect(argumentsOf(viewed, now)).toEqual({ as: 'fire', at: null, policy: { grants: ['r'] } });
});
