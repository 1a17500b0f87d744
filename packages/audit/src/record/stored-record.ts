import { hash } from 'node:crypto';

import type { AuditEntry } from '../entry.ts';
import type { SideContents } from './side-contents.ts';
import { packSubjects } from './subject-lists.ts';

/** A record as the table has it; every value but `hash` is part of its digest. Times are milliseconds since the epoch. */
export interface StoredRecord {
  readonly chain: string;
  readonly seq: number;
  readonly recordedAt: number;
  readonly time: number;
  readonly kind: string;
  readonly requestId: string | null;
  readonly client: string | null;
  readonly department: string | null;
  readonly admin: string | null;
  readonly purpose: string | null;
  readonly onBehalfOf: string | null;
  readonly operationName: string | null;
  /** SHA-256 of the document's text, in hex. */
  readonly document: string | null;
  readonly variables: string | null;
  readonly marks: readonly string[] | null;
  /** SHA-256 of the field facts, in hex. */
  readonly fields: string | null;
  readonly rows: number;
  /** As `packSubjects` makes it, in hex. */
  readonly subjects: string | null;
  readonly policyVersion: string | null;
  readonly outcome: string;
  readonly durationUs: number;
  readonly lane: string | null;
  readonly details: string | null;
}

/** The digest of everything that a record says: SHA-256 of its values as a JSON list. */
export function digestOf(record: StoredRecord): Buffer {
  return hash(
    'sha256',
    JSON.stringify([
      record.chain,
      record.seq,
      record.recordedAt,
      record.time,
      record.kind,
      record.requestId,
      record.client,
      record.department,
      record.admin,
      record.purpose,
      record.onBehalfOf,
      record.operationName,
      record.document,
      record.variables,
      record.marks,
      record.fields,
      record.rows,
      record.subjects,
      record.policyVersion,
      record.outcome,
      record.durationUs,
      record.lane,
      record.details,
    ]),
    'buffer',
  );
}

/** The hash of a record: of the one before it, and of what it says. */
export function linkOf(previous: Buffer, digest: Buffer): Buffer {
  return hash('sha256', Buffer.concat([previous, digest]), 'buffer');
}

/** What the first record of a chain follows. */
export const origin: Buffer = Buffer.alloc(32);

/** An entry as it is stored, at its place. */
export function recordOf(
  entry: AuditEntry,
  place: { readonly chain: string; readonly seq: number; readonly recordedAt: number },
  { document, fields }: SideContents,
): StoredRecord {
  return {
    ...place,
    time: Math.round(entry.time),
    kind: entry.kind,
    requestId: text(entry.requestId),
    client: text(entry.client),
    department: text(entry.department),
    admin: text(entry.admin),
    purpose: text(entry.purpose),
    onBehalfOf: text(entry.onBehalfOf),
    operationName: text(entry.operationName),
    document: document?.hash ?? null,
    variables: text(entry.variables),
    marks: entry.marks.length > 0 ? entry.marks.map((mark) => text(mark)!) : null,
    fields: fields?.hash ?? null,
    rows: entry.rows,
    subjects: packSubjects(entry.subjects)?.toString('hex') ?? null,
    policyVersion: entry.policyVersion,
    outcome: entry.outcome,
    durationUs: Math.round(entry.durationMs * 1000),
    lane: entry.lane,
    details: text(entry.details),
  };
}

/** As PostgreSQL gives it back: no null characters, no half surrogates. */
export function text(value: string | null): string | null {
  if (value === null) return null;
  return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed();
}
