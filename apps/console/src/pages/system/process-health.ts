import type { ServerProcess } from './documents.ts';

export type ProcessHealth = 'well' | 'behind' | 'unconfirmed' | 'silent';

/** Whether a process answers, and with the policy in force. */
export function healthOf(
  { isAlive, confirmedAgoMs, leaseMs, policyVersion }: ServerProcess,
  versionInForce: string,
): ProcessHealth {
  if (!isAlive) return 'silent';
  if (confirmedAgoMs > leaseMs) return 'unconfirmed';
  return BigInt(policyVersion) < BigInt(versionInForce) ? 'behind' : 'well';
}
