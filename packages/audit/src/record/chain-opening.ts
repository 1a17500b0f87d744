import type { AuditEntry } from '../entry.ts';
import type { PublicKey, SealKey } from '../seal/seal-key.ts';
import { systemEntry } from '../system-entry.ts';
import type { StoredRecord } from './stored-record.ts';

const opened = 'CHAIN_OPENED';

/** The first record of a chain, which shows that a process with the key has opened it. */
export function chainOpening(chain: string, key: SealKey, time: number): AuditEntry {
  const signature = key.sign(signedText(chain)).toString('base64');
  return systemEntry(opened, { key: key.id, signature }, time);
}

/** Whether a record is the opening of its chain by one of the keys. */
export function isOpening({ chain, kind, outcome, details }: StoredRecord, keys: readonly PublicKey[]): boolean {
  if (kind !== 'system' || outcome !== opened || details === null) return false;
  try {
    const { key, signature } = JSON.parse(details);
    const trusted = keys.find(({ id }) => id === key);
    return trusted?.verify(signedText(chain), Buffer.from(signature, 'base64')) === true;
  } catch {
    return false;
  }
}

function signedText(chain: string): string {
  return `gridweave audit chain ${chain}`;
}
