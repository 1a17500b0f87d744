import type { StoredFields } from '../record/side-contents.ts';
import type { StoredRecord } from '../record/stored-record.ts';

/** One record with all that shows, without the database, that it stood in the log when it was sealed. */
export interface AuditProof {
  readonly gridweaveAuditProof: 1;
  readonly record: StoredRecord;
  readonly document: string | null;
  readonly fields: Omit<StoredFields, 'hash'> | null;
  /** Hash of the record before it, in hex. */
  readonly previous: string;
  /** Digests of the records after it, up to the sealed one, in hex. */
  readonly following: readonly string[];
  readonly seal: { readonly body: string; readonly signature: string };
}
