import type { Client } from './documents.ts';

export type ClientState = 'suspended' | 'expired' | 'expiring' | 'active';

/** Days before its end in which a key should be seen to. */
const SOON_MS = 30 * 86_400_000;

/** Whether a client may call, and for how long yet. */
export function stateOf(
  { suspension, expiresAt }: Pick<Client, 'suspension' | 'expiresAt'>,
  now = Date.now(),
): ClientState {
  if (suspension) return 'suspended';
  if (expiresAt === null) return 'active';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  return left < SOON_MS ? 'expiring' : 'active';
}
