import { hash } from 'node:crypto';

import type { Month } from '../record/partitions.ts';

/** The last record of a chain when it was sealed: chain, seq, hash in hex. */
export type SealedHead = readonly [chain: string, seq: number, hash: string];

/** The records of one chain that a deletion covers: chain, first and last seq, hash of the last in hex. */
export type DeletedRange = readonly [chain: string, first: number, last: number, hash: string];

/** What a seal signs, as JSON. */
export interface SealBody {
  readonly seal: number;
  /** ISO 8601. */
  readonly at: string;
  readonly key: string;
  /** SHA-256 of the seal before, in hex; null for the first. */
  readonly previous: string | null;
  /** The chains that grew since the seal before. */
  readonly heads: readonly SealedHead[];
  /** The month that was deleted after the time for which records are kept. */
  readonly deletion?: { readonly month: Month; readonly records: number; readonly ranges: readonly DeletedRange[] };
}

/** A seal as it is stored. */
export interface Seal {
  readonly number: number;
  readonly body: string;
  readonly signature: Buffer;
}

/** The name of a seal, by which the next one refers to it. */
export function sealHash({ body, signature }: Pick<Seal, 'body' | 'signature'>): string {
  return hash('sha256', Buffer.concat([Buffer.from(body), signature]), 'hex');
}
