import type { ErrorText } from '@gridweave/kit';

/** Something in the log that is not as it was written. */
export interface AuditFault extends ErrorText {
  readonly kind: 'changed' | 'removed' | 'inserted' | 'reordered' | 'seal' | 'contents';
  readonly chain: string | null;
  readonly seq: number | null;
  /** The seal that it is about. */
  readonly seal: number | null;
}

/** What a verification found. */
export interface AuditReport {
  readonly records: number;
  readonly chains: number;
  readonly seals: number;
  /** Records that no seal covers yet: they are the latest, and only their chain protects them. */
  readonly unsealed: number;
  /** The last seal, to be kept somewhere else: a later verification is told of it. */
  readonly lastSeal: { readonly number: number; readonly hash: string } | null;
  /** At most a thousand. */
  readonly faults: readonly AuditFault[];
}

/** A seal that somebody has noted: it has to be there unchanged. */
export interface NotedSeal {
  readonly number: number;
  readonly hash: string;
}

const MOST = 1_000;

/** Collects faults up to a number that still can be read. */
export class Faults {
  readonly list: AuditFault[] = [];

  add(
    kind: AuditFault['kind'],
    place: { readonly chain?: string; readonly seq?: number; readonly seal?: number },
    text: ErrorText,
  ): void {
    if (this.list.length >= MOST) return;
    const { chain = null, seq = null, seal = null } = place;
    this.list.push({ kind, chain, seq, seal, ...text });
  }
}
