import { expect, test } from 'vitest';
import { stateOf } from './client-state.ts';

const now = Date.UTC(2026, 0, 1);
const at = (days: number): string => new Date(now + days * 86_400_000).toISOString();

test('a key is seen to a month before its end; suspended counts more than all', () => {
  expect(stateOf({ suspension: null, expiresAt: null }, now)).toBe('active');
  expect(stateOf({ suspension: null, expiresAt: at(31) }, now)).toBe('active');
  expect(stateOf({ suspension: null, expiresAt: at(29) }, now)).toBe('expiring');
  expect(stateOf({ suspension: null, expiresAt: at(0) }, now)).toBe('expired');
  expect(stateOf({ suspension: { at: null, reason: null }, expiresAt: at(-1) }, now)).toBe('suspended');
});
