import { expect, test } from 'vitest';
import type { ServerProcess } from './documents.ts';
import { healthOf } from './process-health.ts';

const process = { isAlive: true, confirmedAgoMs: 900, leaseMs: 5_000, policyVersion: '9' } as ServerProcess;

test('a process is well while it has confirmed the policy in force within its lease', () => {
  expect(healthOf(process, '9')).toBe('well');
  expect(healthOf(process, '10')).toBe('behind');
  expect(healthOf({ ...process, confirmedAgoMs: 5_001 }, '9')).toBe('unconfirmed');
  expect(healthOf({ ...process, isAlive: false }, '9')).toBe('silent');
});
